/**
 * Makes the table of Spanish and English terms that translate each other, and writes data/relatives/spanish-english.txt.
 *
 *     npm run translations
 */
import { writeFileSync } from 'node:fs'
import { TABLE, tableText } from './table.ts'

writeFileSync(TABLE, tableText())
