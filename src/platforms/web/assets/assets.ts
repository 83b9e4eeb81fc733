import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where a page's script, style sheet and icon are: under names that change with their content, so that a browser may keep them. */
export interface AssetPaths {
  readonly script: string
  readonly style: string
  readonly icon: string
}

export interface Asset {
  readonly type: string
  readonly content: string
}

interface Served {
  readonly name: string
  readonly type: string
  /** What it is put together from, in order: later rules of a style sheet win. */
  readonly files: readonly string[]
}

const SERVED: Readonly<Record<keyof AssetPaths, Served>> = {
  script: { name: 'reader.js', type: 'text/javascript; charset=utf-8', files: ['reader.js'] },
  style: {
    name: 'reader.css',
    type: 'text/css; charset=utf-8',
    files: ['page.css', 'answers.css', 'source.css', 'media.css'],
  },
  icon: { name: 'icon.svg', type: 'image/svg+xml', files: ['icon.svg'] },
}

/** Reads the files that the pages load. @returns them by their paths, and the paths */
export const loadAssets = (): { readonly paths: AssetPaths; readonly byPath: ReadonlyMap<string, Asset> } => {
  const byPath = new Map<string, Asset>()
  const load = ({ name, type, files }: Served): string => {
    const content = files.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8')).join('')
    const path = `/assets/${hash('sha256', content, 'hex').slice(0, 12)}-${name}`
    byPath.set(path, { type, content })
    return path
  }
  const paths = { script: load(SERVED.script), style: load(SERVED.style), icon: load(SERVED.icon) }
  return { paths, byPath }
}
