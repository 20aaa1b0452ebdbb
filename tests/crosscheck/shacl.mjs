// Validates with shacl-engine, and prints one JSON list a result: node shacl.mjs SHAPES.ttl DATA.ttl...
import { readFileSync } from 'node:fs'
import N3 from 'n3'
import rdfDataModel from '@rdfjs/data-model'
import rdfDataset from '@rdfjs/dataset'
import { Validator } from 'shacl-engine'
import { validations } from 'shacl-engine/sparql.js'

const [shapes, ...files] = process.argv.slice(process.argv.findIndex((argument) => argument.endsWith('.ttl')))
const read = (file) => rdfDataset.dataset(new N3.Parser().parse(readFileSync(file, 'utf-8')))
const plain = (term) => term?.termType === 'BlankNode' ? 'a blank node' : term?.value ?? ''
const validator = new Validator(read(shapes), { factory: rdfDataModel, validations })

for (const file of files) {
  const report = await validator.validate({ dataset: read(file) })
  const results = report.results.map((result) => [
    plain(result.focusNode.term),
    result.path?.map((step) => step.predicates.map((predicate) => predicate.value).join('|')).join('/') ?? '',
    plain(result.value?.term ?? result.value),
    plain(result.constraintComponent)
  ])
  process.stdout.write(JSON.stringify(results) + '\n')
}
