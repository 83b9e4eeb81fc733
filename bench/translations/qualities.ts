/** Spanish adjectives and adverbs, and the nouns made of them, with English equivalents. `lexicon.ts` reads them and describes the format. */
export const QUALITIES: readonly string[] = [
  `
    abundante=abundant; absoluto=absolute; abstracto=abstract; absurdo=absurd; académico=academic; accesible=accessible
    actual=current,present; actualmente=currently; adecuado=adequate,appropriate; adicional=additional,extra; administrativo=administrative
    afectado=affected; agrario=agrarian; agresivo=aggressive; agrícola=agricultural; aéreo=air,aerial; ajeno=foreign; alegre=happy,cheerful
    alimentario=food; ambiental=environmental; amable=kind; ambicioso=ambitious; amargo=bitter; amplio=broad,wide; ancho=wide
    antiguo=old,ancient,former; anterior=previous,former; anual=annual,yearly; apto=suitable,fit; arancelario=tariff; armado=armed
    artificial=artificial; artístico=artistic; atómico=atomic; atractivo=attractive; automático=automatic; automotriz=automotive
    autónomo=autonomous; autoritario=authoritarian; balístico=ballistic; barato=cheap; bancario=banking; básico=basic; bello=beautiful
    bilateral=bilateral; bien=well,good; biológico=biological; breve=brief,short; bruto=gross; bueno=good; caliente=hot; capaz=capable,able
    carcelario=prison; caro=expensive; catastrófico=catastrophic; cercano=near,nearby,close; cerca=near,close; cero=zero; chico=small,boy
    ciego=blind; cierto=certain,true; civil=civil,civilian; clandestino=clandestine; clásico=classic,classical; claro=clear
    climático=climate,climatic; coherente=coherent; colectivo=collective; colonial=colonial; comercial=commercial,trade; cómodo=comfortable
    común=common; complejo=complex; completo=complete,full; concreto=concrete,specific; confidencial=confidential; conocido=known
    consciente=aware,conscious; considerable=considerable; constante=constant; constitucional=constitutional; contemporáneo=contemporary
    contrario=contrary,opposite; controvertido=controversial; polémico=controversial; polémica=controversy; controversia=controversy
    convencional=conventional; correcto=correct,right; corrupto=corrupt; corto=short; cotidiano=daily,everyday; creciente=growing,increasing
    cruel=cruel; cuidadoso=careful; cultural=cultural; débil=weak; decisivo=decisive; democrático=democratic; demográfico=demographic
    deportivo=sport,sporting; desconocido=unknown; desnudo=naked; detallado=detailed; detalle=detail; diferente=different
    difícil=difficult,hard; digital=digital; directo=direct; disponible=available; distinto=different,distinct; diverso=diverse
    doméstico=domestic; dramático=dramatic; dulce=sweet; duro=hard,tough,harsh; eclesiástico=ecclesiastical
    económico=economic,economical,cheap; eficaz=effective; eficiente=efficient; elástico=elastic; eléctrico=electric,electrical
    electoral=electoral,election; electrónico=electronic; elemental=elementary; elevado=high; empresarial=business,corporate
    encarcelado=jailed,imprisoned; energético=energy; enorme=huge,enormous; entero=entire,whole; equivalente=equivalent; escaso=scarce
    especial=special; específico=specific; espectacular=spectacular; espiritual=spiritual; estable=stable; estadístico=statistical
    estatal=state; estratégico=strategic; estricto=strict; estructura=structure; estructural=structural; eterno=eternal; ético=ethical
    ética=ethics; étnico=ethnic; evidente=evident,obvious; exacto=exact,accurate; excelente=excellent; excesivo=excessive
    exclusivo=exclusive; exitoso=successful; experimental=experimental; externo=external,foreign; extraño=strange,odd
    extraordinario=extraordinary; extremo=extreme; fácil=easy; falso=false,fake; famoso=famous; fatal=fatal; favorable=favorable,favourable
    favorito=favorite,favourite; federal=federal; feliz=happy; femenino=female,feminine; feo=ugly; ferroviario=railway; feroz=fierce
    financiero=financial; firme=firm; flexible=flexible; forestal=forest; formal=formal; forzoso=forced; frágil=fragile; frecuente=frequent
    fresco=fresh,cool; fronterizo=border; fuerte=strong,fort; fundamental=fundamental; futbolístico=football; genético=genetic
    geográfico=geographic,geographical; geopolítico=geopolitical; geopolítica=geopolitics; gigante=giant; gigantesco=gigantic; global=global
    grande=large,big,great; gran=great,large; gratis=free; gratuito=free; grave=serious,grave; gravemente=seriously; grueso=thick
    gubernamental=government,governmental; habitual=usual; hermoso=beautiful; hispano=hispanic; histórico=historic,historical
    hostil=hostile; hostilidad=hostility; humanitario=humanitarian; humano=human; humanidad=humanity; húmedo=humid,wet; ideal=ideal
    idéntico=identical; ilegal=illegal,unlawful; ilícito=illicit; imparcial=impartial; imperial=imperial; importante=important,major
    imposible=impossible; impresionante=impressive; inadmisible=unacceptable; inaceptable=unacceptable; increíble=incredible
    independiente=independent; indirecto=indirect; individual=individual; industrial=industrial; inestable=unstable; inevitable=inevitable
    inferior=lower,inferior; infantil=child; informático=computer; inicial=initial; injusto=unfair,unjust; inmediato=immediate
    inmenso=immense; innovador=innovative; institucional=institutional; insuficiente=insufficient; intelectual=intellectual
    inteligente=intelligent,smart; intenso=intense; interesante=interesting; intermedio=intermediate; internacional=international
    interno=internal,domestic; inútil=useless; inusual=unusual; izquierdista=leftist; derechista=rightist; judicial=judicial
    jurídico=legal,juridical; justo=fair; laboral=labor,labour; largo=long; legal=legal,lawful; legítimo=legitimate; legislativo=legislative
    lejano=distant,far; lejos=far; lento=slow; leve=slight,mild; ligero=light; limpio=clean; listo=ready,smart; literario=literary
    llamado=called; llano=flat; lleno=full; local=local; loco=crazy,mad; lógico=logical; lógica=logic; lujo=luxury; magnético=magnetic
    maligno=malignant; malo=bad; mal=bad,evil; manual=manual; marino=marine; marítimo=maritime; masculino=male,masculine
    masivo=massive,mass; máximo=maximum,highest; mayor=greater,larger,older,largest; mayoritario=majority; mediático=media
    medieval=medieval; mejor=better,best; menor=minor,smaller,younger; mensual=monthly; mental=mental; metálico=metallic
    metalurgia=metallurgy; mínimo=minimum; minoritario=minority; mixto=mixed; moderado=moderate; moderno=modern; molecular=molecular
    monetario=monetary; mortal=deadly,mortal; mortalidad=mortality; mortífero=deadly; multilateral=multilateral; multinacional=multinational
    mundial=world,global; municipal=municipal; musical=musical; mutuo=mutual; nacional=national; natural=natural; naval=naval
    necesario=necessary; negativo=negative; nervioso=nervous; neto=net; neutral=neutral; normal=normal; notable=notable,remarkable
    notorio=notorious; novedoso=novel,innovative; nuclear=nuclear; nuevo=new; numeroso=numerous; nunca=never
    obligatorio=mandatory,compulsory; obvio=obvious; occidental=western; oculto=hidden; oficial=official; olímpico=olympic
    olimpiada=olympics; opcional=optional; oral=oral; original=original; oriental=eastern,oriental; oscuro=dark,obscure
    pacífico=peaceful,pacific; parcial=partial; paralelo=parallel; parecido=similar; particular=particular,private; peligroso=dangerous
    penal=criminal,penal; peor=worse,worst; pequeño=small,little; perfecto=perfect; permanente=permanent; perpetuo=perpetual
    personal=personal,staff; pertinente=relevant; pesado=heavy; pesimista=pessimistic; optimista=optimistic; petrolero=oil,tanker
    pleno=full; policial=police; popular=popular; portátil=portable; posible=possible; posibilidad=possibility; posición=position
    positivo=positive; posterior=later,subsequent; potente=powerful; potencia=power; potencial=potential; práctico=practical
    práctica=practice; precario=precarious; precioso=precious; preciso=precise; preferente=preferential; preliminar=preliminary
    preocupado=worried,concerned; preocupación=concern,worry; preparado=ready,prepared; presidencial=presidential; presunto=alleged
    previo=previous,prior; primario=primary; primero=first; primer=first; último=last,latest; principal=main,principal; privado=private
    probable=likely,probable; probablemente=probably; probabilidad=probability,likelihood; productivo=productive; profundo=deep,profound
    prolongado=prolonged; propio=proper; próspero=prosperous; prosperidad=prosperity; provincial=provincial; provisional=provisional,interim
    interino=interim,acting; próximo=next,upcoming; psicológico=psychological; público=public,audience; puro=pure; quinto=fifth; sexto=sixth
    séptimo=seventh; octavo=eighth; noveno=ninth; décimo=tenth; racial=racial; radical=radical; rápido=fast,quick,rapid; raro=rare,strange
    razonable=reasonable; real=real,royal; realidad=reality; reciente=recent; recientemente=recently; recíproco=reciprocal
    reciprocidad=reciprocity; regional=regional; relativo=relative; relevante=relevant; religioso=religious; remoto=remote
    renovable=renewable; rentable=profitable; repentino=sudden; represivo=repressive; represión=repression; requerido=required
    residencial=residential; resistente=resistant; resistencia=resistance; respectivo=respective; responsable=responsible
    restante=remaining; resto=rest,remainder; revolucionario=revolutionary; riguroso=rigorous; rural=rural; sabio=wise; sagrado=sacred,holy
    salarial=wage; salvaje=wild,savage; sanitario=health,sanitary; sano=healthy; satisfecho=satisfied; seco=dry; secundario=secondary
    segundo=second; tercero=third; tercer=third; semanal=weekly; semejante=similar; sencillo=simple; sensible=sensitive; serio=serious
    severo=severe; sexual=sexual; siempre=always; siguiente=following,next; significativo=significant; similar=similar; simple=simple
    simultáneo=simultaneous; singular=singular; sistemático=systematic; soberano=sovereign; social=social; solar=solar; solidario=supportive
    solidaridad=solidarity; sombra=shadow; sorprendente=surprising; sorpresa=surprise; sostenible=sustainable; soviético=soviet
    suave=soft,smooth; subterráneo=underground; sucio=dirty; suficiente=sufficient,enough; superior=higher,superior,upper; supremo=supreme
    sustancial=substantial; tácito=tacit; tecnológico=technological; temprano=early; temporal=temporary; tenso=tense; teórico=theoretical
    terrestre=land,terrestrial; terrible=terrible; territorial=territorial; típico=typical; tonto=stupid,foolish; torpe=clumsy; tóxico=toxic
    tradicional=traditional; trágico=tragic; tranquilo=quiet,calm; tributario=tax; triste=sad; tropical=tropical; turístico=tourist
    unánime=unanimous; único=unique,sole,single; unido=united; unilateral=unilateral; universal=universal; universitario=university
    urbano=urban; urgente=urgent; útil=useful; vacante=vacant; vacío=empty,vacuum; vago=vague; válido=valid; valiente=brave
    valioso=valuable; vegetal=vegetable,plant; veloz=fast; vergonzoso=shameful; vertical=vertical; viable=viable; vicio=vice; viejo=old
    vigente=valid; vigor=force,vigor; violento=violent; virtual=virtual; visible=visible; visual=visual; vital=vital; vivo=alive,living
    vulnerable=vulnerable; xenófobo=xenophobic; adentro=inside; afuera=outside; además=moreover; pronto=soon; luego=later; antes=earlier
    después=later,afterwards; apenas=barely,hardly; casi=almost,nearly; quizás=perhaps,maybe; inmediatamente=immediately; finalmente=finally
    rápidamente=quickly,rapidly; especialmente=especially; principalmente=mainly,mostly; aproximadamente=approximately
    anteriormente=previously,formerly; ahora=now; jamás=never; aparte=apart
  `,
]
