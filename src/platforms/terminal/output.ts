import { once } from 'node:events'

/** Where replies are written to: a terminal, a pipe or a file. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }

/** Writes, and waits until the reader has caught up where it is behind. */
export const write = async (output: Output, text: string): Promise<void> => {
  if (!output.write(text)) await once(output, 'drain')
}
