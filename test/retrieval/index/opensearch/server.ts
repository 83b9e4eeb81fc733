import { type ChildProcess, spawn } from 'node:child_process'
import {
  chownSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** Where the distribution was unpacked: `.ci/run` puts it there. */
const home =
  process.env.OPENSEARCH_HOME ?? globSync(join(tmpdir(), 'footnote-opensearch-*/opensearch-*')).sort().at(-1)

/** A Java of 21 or later. */
const java = [process.env.OPENSEARCH_JAVA_HOME, ...globSync('/usr/lib/jvm/*'), process.env.JAVA_HOME].find(
  (folder) => folder !== undefined && majorOf(folder) >= 21,
)

function majorOf(folder: string): number {
  const release = join(folder, 'release')
  if (!existsSync(release) || !existsSync(join(folder, 'bin/java'))) return 0
  return Number(/^JAVA_VERSION="(\d+)/m.exec(readFileSync(release, 'utf8'))?.[1] ?? 0)
}

/** Why no node can be started; undefined if one can. */
export const noOpenSearch: string | undefined =
  home === undefined
    ? 'OpenSearch is not there: its tests are skipped'
    : java === undefined
      ? 'OpenSearch needs Java 21 or later, which is not there: its tests are skipped'
      : undefined
if (noOpenSearch !== undefined) console.warn(noOpenSearch)

const memoryOf = (megabytes: number): string => `-Xms${megabytes}m -Xmx${megabytes}m`
const MEGABYTES = 512
/** For a node that lives for a minute: what the second compiler makes of the code never pays, and takes as much of the processor as the start itself. */
const BRIEF = `${memoryOf(MEGABYTES)} -XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC`

/** A node of the tests' own, with nothing in it. */
export interface TestNode {
  readonly url: string
  /** Ends it as if the power failed. */
  readonly kill: () => void
  /** Starts it again, with what is on its disk. */
  readonly start: () => Promise<void>
  readonly dispose: () => void
}

/**
 * Starts one node on the loopback address. It takes some fifteen seconds, twice as long on a busy machine.
 * @param options.brief starts with half the work, and is slower afterwards: not for measuring
 * @param options.megabytes how large its heap is, unless it is brief
 */
export const startOpenSearch = async ({ brief = false, megabytes = MEGABYTES } = {}): Promise<TestNode> => {
  const options = brief ? BRIEF : memoryOf(megabytes)
  const node = await prepareNode({ 'discovery.type': 'single-node' }, await freePort(), options)
  await node.start()
  return node
}

/** Starts several nodes that are one cluster. */
export const startCluster = async (count: number): Promise<readonly TestNode[]> => {
  const transports: number[] = []
  for (let at = 0; at < count; at += 1) transports.push(await freePort())
  const names = transports.map((port) => `node-${port}`)
  const shared = {
    'discovery.seed_hosts': JSON.stringify(transports.map((port) => `127.0.0.1:${port}`)),
    'cluster.initial_cluster_manager_nodes': JSON.stringify(names),
  }
  const nodes: TestNode[] = []
  for (const [at, port] of transports.entries())
    nodes.push(await prepareNode({ ...shared, 'node.name': names[at] }, port))
  await Promise.all(nodes.map((node) => node.start()))
  return nodes
}

const prepareNode = async (
  own: Readonly<Record<string, unknown>>,
  transport: number,
  javaOptions = memoryOf(MEGABYTES),
): Promise<TestNode> => {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-search-'))
  const port = await freePort()
  for (const name of ['config', 'data', 'logs', 'tmp']) mkdirSync(join(folder, name))
  cpSync(join(home ?? '', 'config/log4j2.properties'), join(folder, 'config/log4j2.properties'))
  const options = readFileSync(join(home ?? '', 'config/jvm.options'), 'utf8')
    .replaceAll('logs/', `${folder}/logs/`)
    .replaceAll('agent/', `${home}/agent/`)
  writeFileSync(join(folder, 'config/jvm.options'), options)
  const settings = {
    'cluster.name': 'footnote-tests',
    'network.host': '127.0.0.1',
    'http.port': port,
    'transport.port': transport,
    'path.data': `${folder}/data`,
    'path.logs': `${folder}/logs`,
    'cluster.routing.allocation.disk.threshold_enabled': false,
    ...own,
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name}: ${value}\n`)
  writeFileSync(join(folder, 'config/opensearch.yml'), lines.join(''))
  // It refuses to run as root.
  const uid = process.getuid?.() === 0 ? 65_534 : undefined
  const owned = (path: string): void => {
    if (uid !== undefined) chownSync(path, uid, uid)
  }
  for (const path of [folder, ...globSync(join(folder, '**'))]) owned(path)
  const url = `http://127.0.0.1:${port}`
  let node: ChildProcess | undefined
  const start = async (): Promise<void> => {
    const { JAVA_HOME: _, ...env } = process.env
    const started = spawn(join(home ?? '', 'bin/opensearch'), [], {
      cwd: folder,
      stdio: 'ignore',
      ...(uid !== undefined && { uid, gid: uid }),
      env: {
        ...env,
        HOME: folder,
        OPENSEARCH_JAVA_HOME: java,
        OPENSEARCH_PATH_CONF: join(folder, 'config'),
        OPENSEARCH_TMPDIR: join(folder, 'tmp'),
        OPENSEARCH_JAVA_OPTS: javaOptions,
      },
    })
    node = started
    for (let tries = 0; tries < 240; tries += 1) {
      if (started.exitCode !== null) throw new Error(`OpenSearch did not start: see ${folder}/logs`)
      const health = await fetch(`${url}/_cluster/health?wait_for_status=yellow&timeout=1s`).catch(
        () => undefined,
      )
      if (health?.ok) return
      await setTimeout(500)
    }
    throw new Error('OpenSearch did not start within two minutes')
  }
  const kill = (): void => void node?.kill('SIGKILL')
  return {
    url,
    kill,
    start,
    dispose: () => {
      kill()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
