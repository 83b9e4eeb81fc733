import { wordSet } from '../fold.ts'

/** What people are called by their office, their work or their kin, folded. */
export const PEOPLE = wordSet(`
  president minister leader king queen emperor author actor actress player scientist man woman writer director singer artist founder ruler
  politician general senator deputy mayor governor candidate chancellor ambassador spokesman spokeswoman spokesperson chief chair chairman
  head judge lawyer journalist reporter researcher professor doctor wife husband mother father son daughter brother sister partner predecessor
  successor adviser advisor secretary winner owner ceo champion
  presidente presidenta ministro ministra lider rey reina autor autora escritor escritora director directora cantante artista fundador fundadora
  politico politica senador senadora diputado diputada alcalde alcaldesa gobernador gobernadora candidato candidata canciller embajador embajadora
  vocero vocera jefe jefa juez jueza abogado abogada periodista investigador investigadora profesor profesora esposo esposa madre padre hijo hija
  hermano hermana pareja predecesor sucesor asesor asesora secretario secretaria ganador ganadora
`)
