// Tests start several of this thread. All connect to the same new files, at the same moment.
import { parentPort, workerData } from 'node:worker_threads'
import { connect } from '../../../src/store/sqlite/connect.ts'

const { arrived, paths, threads }: { arrived: Int32Array; paths: readonly string[]; threads: number } =
  workerData

for (const [at, path] of paths.entries()) {
  // Spins, because a sleeping thread would wake too late to meet the others.
  for (Atomics.add(arrived, 0, 1); Atomics.load(arrived, 0) < threads * (at + 1); );
  try {
    const database = await connect(path, 10_000)
    database.close()
  } catch (error) {
    parentPort?.postMessage(String(error))
  }
}
