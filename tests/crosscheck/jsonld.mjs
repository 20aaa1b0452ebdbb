// Reads JSON-LD with jsonld.js, which may fetch nothing, and writes it as N-Quads: node jsonld.mjs FILE
import { readFileSync } from 'node:fs'
import jsonld from 'jsonld'

const file = process.argv.at(-1)
const documentLoader = (url) => { throw new Error(`would fetch ${url}`) }
const text = await jsonld.toRDF(JSON.parse(readFileSync(file, 'utf-8')), { format: 'application/n-quads', documentLoader })
process.stdout.write(text)
