/** The words for the kinds of answer that a question names: "which city", "what year", "name of the captain". */
import { wordSet } from '../../language/fold.ts'

/** Nouns that name the kind of the answer: "which city", "what year". An answer need not repeat them. */
export const NOUNS: readonly (readonly ['date' | 'number' | 'place' | 'person', ReadonlySet<string>])[] = [
  [
    'date',
    wordSet(
      'year years date day days month century decade season period time era ano anos fecha dia dias mes siglo decada epoca periodo momento hora',
    ),
  ],
  [
    'number',
    wordSet(
      '% number amount percentage percent share proportion rate total population cost price height length distance size age speed temperature score value figure rank fraction numero cantidad porcentaje proporcion tasa total poblacion costo coste precio altura longitud distancia tamano edad velocidad temperatura valor cifra parte',
    ),
  ],
  [
    'place',
    wordSet(
      'country countries city cities town state states region place places location continent river island province county village nation area street building pais paises ciudad ciudades pueblo estado estados region lugar lugares sitio continente rio isla provincia nacion zona calle barrio',
    ),
  ],
  [
    'person',
    wordSet(
      'person president minister leader king queen emperor author actor actress player scientist man woman writer director singer artist founder ruler politician general persona presidente presidenta ministro ministra lider rey reina emperador autor autora actor actriz jugador cientifico hombre mujer escritor director cantante artista fundador gobernante politico',
    ),
  ],
]
/** Persons by what they do for something, as far as a name may stand before it: "Crimson Dawn leader". */
export const OFFICES = wordSet(
  `president minister leader chief head boss chair chairman chairwoman ceo director manager mayor governor captain coach founder owner spokesman
   spokeswoman secretary king queen editor author presidente presidenta ministro ministra lider jefe jefa director directora alcalde alcaldesa
   gobernador fundador fundadora dueno duena portavoz secretario secretaria rey reina autor autora`,
)
export const ORGANISATIONS = wordSet(
  `organisation organization university institute institution company firm agency group body party school newspaper magazine think tank
   organizacion universidad instituto institucion empresa agencia grupo partido escuela periodico revista`,
)
export const LAWS = wordSet(
  'law act statute decree norm rule regulation treaty ley norma decreto regla reglamento resolucion tratado',
)

/** Other persons by what they do or to whom they belong. */
const PERSONS = wordSet(
  `reporter journalist columnist photographer captain skipper pilot driver engineer architect inventor designer doctor nurse teacher professor lawyer
   judge officer victim suspect gunman killer shooter attacker murderer thief hacker winner loser champion creator cofounder coauthor producer
   researcher economist chef model student guy dad father mom mum mother wife husband daughter son brother sister girlfriend boyfriend partner widow thieves uncle
   aunt cousin friend lady girl boy kid baby child candidate mayor senator spokesperson successor predecessor
   periodista reportero reportera fotografo fotografa capitan capitana piloto conductor ingeniero ingeniera arquitecto arquitecta inventor inventora
   medico medica profesor profesora abogado abogada juez jueza victima sospechoso asesino atacante ladron ladrones ganador ganadora campeon campeona creador
   creadora investigador investigadora economista alumno padre madre esposa esposo marido mujer hija hijo hermano hermana viuda novia novio pareja tio tia
   amigo amiga senor senora chico chica nino nina bebe candidato candidata senador senadora`,
)
const PLACES = wordSet(
  `hospital hospitals hotel hotels museum port harbour airport station bridge park beach lake mountain valley bay theatre theater restaurant bar cafe
   hospitales hoteles museo puerto aeropuerto estacion puente parque playa lago montana valle bahia teatro restaurante`,
)
const nounsOf = (kind: 'place' | 'person'): ReadonlySet<string> =>
  NOUNS.find(([own]) => own === kind)?.[1] ?? new Set()
const ALL_PERSONS: ReadonlySet<string> = new Set([...nounsOf('person'), ...OFFICES, ...PERSONS])
const ALL_PLACES: ReadonlySet<string> = new Set([...nounsOf('place'), ...PLACES])

/** Whether a folded word is a noun that the names of places have: "Weir Bridge", "Hospital del Norte". */
export const isBuilding = (word: string): boolean => PLACES.has(word)

/** Whether a folded word, in the singular or the plural, is a noun for a person. */
export const isPersonNoun = (word: string): boolean =>
  ALL_PERSONS.has(word) || ALL_PERSONS.has(word.replace(/s$/, ''))

/** Whether a noun of a date or a figure only names the kind: "date", "price". */
export const isKindNoun = (kind: string, word: string): boolean =>
  (kind === 'date' || kind === 'number') && NOUNS.some(([own, nouns]) => own === kind && nouns.has(word))

/** Whether a folded word is a noun for a place. */
export const isPlaceNoun = (word: string): boolean => ALL_PLACES.has(word)
