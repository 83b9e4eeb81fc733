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

const FILES = {
  script: ['reader.js', 'text/javascript; charset=utf-8'],
  style: ['reader.css', 'text/css; charset=utf-8'],
  icon: ['icon.svg', 'image/svg+xml'],
} as const satisfies Record<keyof AssetPaths, readonly [name: string, type: string]>

/** Reads the files that the pages load. @returns them by their paths, and the paths */
export const loadAssets = (): { readonly paths: AssetPaths; readonly byPath: ReadonlyMap<string, Asset> } => {
  const byPath = new Map<string, Asset>()
  const load = ([name, type]: readonly [string, string]): string => {
    const content = readFileSync(join(import.meta.dirname, name), 'utf8')
    const path = `/assets/${hash('sha256', content, 'hex').slice(0, 12)}-${name}`
    byPath.set(path, { type, content })
    return path
  }
  const paths = { script: load(FILES.script), style: load(FILES.style), icon: load(FILES.icon) }
  return { paths, byPath }
}
