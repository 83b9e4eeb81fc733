import { AwayError } from '../errors.ts'
import { type Finding, good, hint, problem } from '../platforms/finding.ts'
import type { RefusedError } from '../retrieval/index/opensearch/connection.ts'
import { OPENSEARCH_URL, type SearchConfig, shownSearch } from '../search-config.ts'

/** How long OpenSearch may take to answer, in milliseconds. */
const TIMEOUT = 5_000

/** Looks at OpenSearch, and changes nothing there. */
export const examineSearch = async (config: SearchConfig): Promise<readonly Finding[]> => {
  const { examineOpenSearch } = await import('../retrieval/index/opensearch/examine.ts')
  try {
    const { version, health, index, passages, others } = await examineOpenSearch(config, TIMEOUT)
    const held = passages === undefined ? 'which the bot makes when it starts' : `with ${passages} passages`
    return [
      good(`OpenSearch ${version} at ${shownSearch(config)}, its index ${index}, ${held}`),
      ...(health === 'red'
        ? [
            problem(
              'A part of OpenSearch’s data is not available',
              'look at its nodes: _cat/shards names the parts',
            ),
          ]
        : []),
      ...(others.length > 0
        ? [
            hint(
              `Other versions of Footnote have left ${others.join(', ')}`,
              'once no such version runs any more, delete them: curl -X DELETE …/NAME',
            ),
          ]
        : []),
    ]
  } catch (error) {
    if (error instanceof AwayError)
      return [problem(`OPENSEARCH_URL: ${error.message}: ${shownSearch(config)}`, OPENSEARCH_URL.cure)]
    if (isRefused(error))
      return [
        problem(
          `OPENSEARCH_URL: ${error.message}`,
          config.signing === undefined
            ? 'let its user read, write and make indexes with these names'
            : 'check the key, OPENSEARCH_AWS_REGION, and that the domain’s access policy lets the key use it',
        ),
      ]
    throw error
  }
}

const isRefused = (error: unknown): error is RefusedError =>
  error instanceof Error && error.name === 'RefusedError'
