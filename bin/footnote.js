#!/usr/bin/env node
// In syntax that every Node can read, so that one that is too old can say so.
var major = Number(process.versions.node.split('.')[0])

if (major < 24) {
  console.error(
    'Footnote needs Node 24 and this is Node ' +
      process.versions.node +
      ': run `npm ci`, which brings Node 24, then start it with `npm start` or `npm run footnote -- …`.',
  )
  process.exitCode = 2
} else {
  // The compiled code is cached for the next start, which saves a third of a second. Only the owner of the installation can write there.
  Promise.all([import('node:module'), import('node:url')])
    .then(([modules, urls]) => {
      modules.enableCompileCache(
        urls.fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)),
      )
      return import('../src/cli.ts')
    })
    .then(
      (cli) => cli.runCli(process.argv.slice(2)),
      (error) => {
        if (!/^Cannot find package/.test(error.message)) throw error
        console.error(`Footnote is not installed yet (${error.message.split('\n')[0]}): run \`npm ci\`.`)
        process.exitCode = 2
      },
    )
}
