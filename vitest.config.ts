import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Short files that take long. Vitest begins with the longest files, and would leave these to the end, each alone. */
const LONG = [
  'opensearch/contract.test.ts',
  'store/postgres/processes.test.ts',
  'store/postgres/store.test.ts',
  'test/signals.test.ts',
  'shelves/histories.test.ts',
  'web/links-visibility.test.ts',
]

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.some((end) => moduleId.endsWith(end))
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

// The files of a worker share the modules that they import: no test changes what a module holds, and loading it anew for each file takes minutes in all.
export default defineConfig({ test: { isolate: false, sequence: { sequencer: LongFirst } } })
