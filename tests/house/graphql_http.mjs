// Runs every audit of the npm package `graphql-http` against a server and prints what each found.
//
//   node graphql_http.mjs FRONTEND URL
//
// FRONTEND is the folder whose node_modules hold the package. Prints JSON:
// {"version": "1.23.1", "audits": [{"id", "name", "status": "ok"|"notice"|"warn"|"error", "reason"}]}
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [frontend, url] = process.argv.slice(2)
const require = createRequire(join(frontend, 'package.json'))
const { serverAudits } = require('graphql-http')
const { readFileSync } = require('node:fs')

const manifest = join(frontend, 'node_modules', 'graphql-http', 'package.json')
const { version } = JSON.parse(readFileSync(manifest, 'utf8'))

const audits = []
for (const { fn } of serverAudits({ url })) {
  const { id, name, status, reason } = await fn()
  audits.push({ id, name, status, reason })
}
process.stdout.write(JSON.stringify({ version, audits }))
