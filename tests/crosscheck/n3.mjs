// Reads RDF with N3.js, and writes it as N-Quads: node n3.mjs FILE FORMAT
import { readFileSync } from 'node:fs'
import N3 from 'n3'

const [file, format] = process.argv.slice(-2)
const quads = new N3.Parser({ format }).parse(readFileSync(file, 'utf-8'))
const writer = new N3.Writer({ format: 'N-Quads' })
writer.addQuads(quads)
writer.end((error, text) => process.stdout.write(text))
