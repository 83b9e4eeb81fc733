/** Spanish nouns of politics, the economy and security, with English equivalents. `lexicon.ts` reads them and describes the format. */
export const AFFAIRS: readonly string[] = [
  // Politics, elections, the state
  `
    voto=vote,ballot; votación=vote,voting,poll; votante=voter; elección=election,choice; elector=voter; electorado=electorate
    sufragio=suffrage; urna=ballot,urn; comicio=election; encuesta=poll,survey; sondeo=poll,survey; referéndum=referendum
    plebiscito=plebiscite,referendum; consulta=consultation,query; candidato=candidate; candidatura=candidacy; campaña=campaign
    mandato=mandate,term; presidente=president; presidencia=presidency; ministro=minister; ministerio=ministry
    gobierno=government,administration; gobernador=governor; alcalde=mayor; alcaldía=mayoralty; intendente=intendant
    concejal=councilor,councillor; municipio=municipality,town; ayuntamiento=council; municipalidad=municipality; gabinete=cabinet
    canciller=chancellor; cancillería=chancellery; embajada=embassy; embajador=ambassador; cónsul=consul; consulado=consulate
    diplomacia=diplomacy; diplomático=diplomat,diplomatic; congreso=congress; congresista=congressman,lawmaker; parlamento=parliament
    parlamentario=parliamentary,lawmaker; senado=senate; senador=senator; diputado=deputy,representative,lawmaker
    legislador=legislator,lawmaker; legislatura=legislature,term; asamblea=assembly; cámara=chamber,camera,house
    comisión=commission,committee; comité=committee; consejo=council,advice,board; consejero=adviser,counselor; partido=party,match,game
    política=policy,politics; político=political,politician; izquierda=leftist,left; derecha=right; oposición=opposition; opositor=opponent
    oficialismo=incumbent; coalición=coalition; alianza=alliance; bloque=bloc,block; aliado=ally; rival=rival; adversario=adversary,opponent
    enemigo=enemy; líder=leader; liderazgo=leadership; dirigente=leader; dirección=direction,address,management; autoridad=authority
    poder=power; nación=nation; país=country; patria=homeland; república=republic; reino=kingdom; rey=king; reina=queen; monarquía=monarchy
    príncipe=prince; princesa=princess; imperio=empire; emperador=emperor; dictadura=dictatorship; dictador=dictator; democracia=democracy
    demócrata=democrat; republicano=republican; comunismo=communism; comunista=communist; socialismo=socialism; socialista=socialist
    capitalismo=capitalism; conservador=conservative; liberal=liberal; populismo=populism; populista=populist; fascismo=fascism
    nacionalismo=nationalism; nacionalista=nationalist; ideología=ideology; soberanía=sovereignty; independencia=independence
    autonomía=autonomy; constitución=constitution; reforma=reform; enmienda=amendment; proyecto=project,plan,draft; propuesta=proposal
    iniciativa=initiative; programa=program,programme; agenda=agenda; debate=debate; discurso=speech,discourse
    declaración=statement,declaration; comunicado=statement,communique; anuncio=announcement,ad; portavoz=spokesperson,spokesman,spokeswoman
    vocero=spokesperson,spokesman; funcionario=official,officer; burocracia=bureaucracy; nombramiento=appointment; renuncia=resignation
    dimisión=resignation; destitución=impeachment,dismissal,removal; sucesor=successor; predecesor=predecessor; sucesión=succession
    golpe=coup,blow,strike; revolución=revolution; rebelión=rebellion; levantamiento=uprising; protesta=protest
    manifestación=demonstration,protest; manifestante=protester,demonstrator; disturbio=riot,unrest; estallido=outbreak,outburst
    huelga=strike; paro=strike,stoppage,unemployment; boicot=boycott; activista=activist; activismo=activism; movimiento=movement
    sindicato=union; gremio=guild,union; ciudadano=citizen; ciudadanía=citizenship; pueblo=town,people,village; sociedad=society
    comunidad=community; minoría=minority; mayoría=majority; escaño=seat; curul=seat; cuórum=quorum; resultado=result,outcome
    victoria=victory,win; triunfo=triumph,victory; derrota=defeat; empate=tie,draw; escrutinio=scrutiny,count; recuento=count,recount
    fraude=fraud; transición=transition; toma=seizure,taking; investidura=inauguration; veto=veto; decreto=decree; orden=order
    medida=measure; plan=plan; estrategia=strategy; táctica=tactic; prioridad=priority; promesa=promise,pledge
    compromiso=commitment,compromise; meta=goal,target; objetivo=objective,goal,target; propósito=purpose; desafío=challenge; reto=challenge
    amenaza=threat; crisis=crisis; escándalo=scandal; corrupción=corruption; soborno=bribe,bribery; cohecho=bribery; nepotismo=nepotism
    transparencia=transparency; rendición=surrender; influencia=influence; presión=pressure; apoyo=support,backing; respaldo=support,backing
    rechazo=rejection; crítica=criticism,critique; crítico=critic,critical; popularidad=popularity; aprobación=approval
    desaprobación=disapproval; confianza=confidence,trust; desconfianza=distrust,mistrust; legitimidad=legitimacy; vínculo=link,tie,bond
    lazo=tie,bond; relación=relation,relationship; visita=visit; viaje=trip,travel,journey; gira=tour; cumbre=summit; reunión=meeting
    encuentro=meeting,encounter; conferencia=conference; foro=forum; diálogo=dialogue; negociación=negotiation,talk; negociador=negotiator
    conversación=conversation,talk; mediador=mediator; mediación=mediation; acuerdo=agreement,deal,accord; convenio=agreement,convention
    tratado=treaty; pacto=pact,agreement; convención=convention; protocolo=protocol; memorando=memorandum; firma=signature,signing,firm
    ratificación=ratification; cláusula=clause; cooperación=cooperation; colaboración=collaboration; asociación=association,partnership
    socio=partner,member; miembro=member; membresía=membership; organización=organization; organismo=body,agency,organism
    institución=institution; instituto=institute; agencia=agency; oficina=office,bureau; departamento=department,apartment
    secretario=secretary; secretaría=secretariat; delegado=delegate; delegación=delegation; enviado=envoy; misión=mission
    asesor=adviser,advisor; asesoría=advice; experto=expert; analista=analyst; análisis=analysis; doctrina=doctrine; hegemonía=hegemony
    injerencia=interference,meddling; intervención=intervention; sanción=sanction,penalty; embargo=embargo; bloqueo=blockade,block
    disputa=dispute; tensión=tension; conflicto=conflict; rivalidad=rivalry; competencia=competition,competence; desacuerdo=disagreement
    diferencia=difference; asunto=matter,issue,affair; tema=topic,issue,subject; cuestión=question,issue; problema=problem,issue
    solución=solution; alternativa=alternative; opción=option; decisión=decision; resolución=resolution; recomendación=recommendation
    gestión=management; régimen=regime; sistema=system; bandera=flag; himno=anthem; capital=capital; sede=headquarters,seat,venue
    palacio=palace; censura=censorship; propaganda=propaganda; desinformación=disinformation,misinformation; neutralidad=neutrality
    multilateralismo=multilateralism; globalización=globalization; descolonización=decolonization; colonia=colony; colonialismo=colonialism
    anexión=annexation
  `,
  // Economy, trade, companies
  `
    economía=economy,economics; economista=economist; comercio=trade,commerce; comerciante=merchant,trader; exportación=export
    exportador=exporter; importación=import; importador=importer; arancel=tariff,duty; aduana=customs; cuota=quota,fee; impuesto=tax
    tributo=tax,tribute; contribuyente=taxpayer; evasión=evasion; subsidio=subsidy; subvención=subsidy; gasto=spending,expense,expenditure
    ingreso=income,revenue,entry; renta=income,rent; ganancia=profit,gain,earning; beneficio=benefit,profit; utilidad=profit,utility
    pérdida=loss; déficit=deficit; superávit=surplus; balanza=balance; saldo=balance; presupuesto=budget; deuda=debt; deudor=debtor
    acreedor=creditor; bono=bond,bonus; acción=action,share,stock; accionista=shareholder; bolsa=exchange,bag; mercado=market
    mercancía=merchandise,commodity; mercadería=merchandise; producto=product; producción=production,output; productor=producer
    productividad=productivity; fábrica=factory,plant; fabricante=manufacturer,maker; fabricación=manufacturing; manufactura=manufacturing
    industria=industry; empresa=company,enterprise,firm,business; compañía=company; empresario=businessman,entrepreneur
    emprendedor=entrepreneur; negocio=business; corporación=corporation; filial=subsidiary; sucursal=branch; fusión=merger,fusion
    adquisición=acquisition; quiebra=bankruptcy; bancarrota=bankruptcy; banco=bank,bench; banquero=banker; crédito=credit,loan
    préstamo=loan; hipoteca=mortgage; interés=interest; tasa=rate; tipo=type,kind,rate; moneda=currency,coin; divisa=currency; dinero=money
    efectivo=cash; billete=ticket,banknote; inflación=inflation; deflación=deflation; devaluación=devaluation; recesión=recession
    depresión=depression; recuperación=recovery; crecimiento=growth; desarrollo=development; progreso=progress; aumento=increase,rise
    incremento=increase; alza=rise,increase; subida=rise,climb; baja=drop,decline,casualty; caída=fall,drop,decline
    descenso=decline,drop,descent; disminución=decrease,decline; reducción=reduction,cut; recorte=cut; precio=price; costo=cost; coste=cost
    valor=value,courage; tarifa=rate,fare,fee; pago=payment; compra=purchase; comprador=buyer; venta=sale; vendedor=seller,vendor
    oferta=offer,supply,bid; demanda=demand,lawsuit; licitación=tender,bidding; contrato=contract; contratista=contractor
    proveedor=supplier,provider; suministro=supply; abastecimiento=supply; cadena=chain,network; cliente=customer,client
    consumidor=consumer; consumo=consumption; inversión=investment; inversionista=investor; inversor=investor; fondo=fund,bottom
    financiamiento=financing,funding; financiación=financing,funding; finanza=finance; hacienda=treasury,finance,estate
    tesoro=treasury,treasure; fisco=treasury; reserva=reserve,reservation; patrimonio=heritage,asset,wealth; activo=asset,active
    riqueza=wealth; pobreza=poverty; pobre=poor; rico=rich,wealthy; desigualdad=inequality; igualdad=equality; empleo=employment,job
    empleado=employee; empleador=employer; desempleo=unemployment; trabajo=work,job,labor,labour; trabajador=worker; obrero=worker,laborer
    salario=wage,salary; sueldo=salary,wage; pensión=pension; jubilación=retirement,pension; jubilado=retiree,pensioner
    despido=layoff,dismissal; contratación=hiring,recruitment; puesto=post,position,job; cargo=position,charge,post; oficio=trade,craft
    profesión=profession; profesional=professional; carrera=career,race,degree; jefe=chief,boss,head; director=director,manager
    gerente=manager; ejecutivo=executive; directivo=executive; fundador=founder; fundación=foundation; dueño=owner; propietario=owner
    propiedad=property,ownership; monopolio=monopoly; competidor=competitor; ventaja=advantage; desventaja=disadvantage; riesgo=risk
    oportunidad=opportunity,chance; sector=sector; rubro=sector,item; servicio=service; turismo=tourism; turista=tourist; hotel=hotel
    tienda=shop,store; supermercado=supermarket; restaurante=restaurant; agricultura=agriculture,farming; agricultor=farmer
    campesino=peasant,farmer; granja=farm; finca=farm,estate; cosecha=harvest,crop; cultivo=crop,cultivation
    ganadería=livestock,ranching,cattle; pesca=fishing,fishery; pescador=fisherman; silvicultura=forestry; madera=wood,timber
    minería=mining; mina=mining; minero=miner,mining; mineral=mineral,ore; cobre=copper; litio=lithium; hierro=iron; acero=steel; oro=gold
    plata=silver; aluminio=aluminum,aluminium; uranio=uranium; carbón=coal; petróleo=oil,petroleum; crudo=crude,raw; gas=gas
    gasolina=gasoline,petrol; combustible=fuel; oleoducto=pipeline; gasoducto=pipeline; refinería=refinery; barril=barrel
    energía=energy,power; electricidad=electricity; soja=soy,soybean; soya=soy,soybean; trigo=wheat; maíz=corn,maize; arroz=rice
    azúcar=sugar; café=coffee; cacao=cocoa; algodón=cotton; carne=meat,beef; pescado=fish; fruta=fruit; verdura=vegetable; leche=milk
    pan=bread; cerveza=beer; bebida=drink,beverage; alimento=food; comida=food,meal; aceite=oil; semiconductor=semiconductor; chip=chip
    batería=battery; automóvil=car,automobile; coche=car; vehículo=vehicle; camión=truck,lorry; autobús=bus; tren=train
    ferrocarril=railway,railroad; avión=plane,aircraft,airplane; aeronave=aircraft; helicóptero=helicopter; vuelo=flight; aeropuerto=airport
    aerolínea=airline; piloto=pilot; buque=ship,vessel; barco=ship,boat; nave=ship,spacecraft; puerto=port,harbor,harbour
    canal=canal,channel; muelle=dock,pier; flota=fleet; flete=freight; envío=shipment,shipping; transporte=transport,transportation
    logística=logistics; infraestructura=infrastructure; carretera=road,highway; autopista=highway,motorway; calle=street; puente=bridge
    túnel=tunnel; obra=work; construcción=construction,building; edificio=building; vivienda=housing,dwelling,home; alquiler=rent,rental
    inmueble=property,building; suelo=soil,ground,floor; tierra=land,earth; terreno=land,terrain,plot; parque=park; planta=plant
    central=central,plant; represa=dam; seguro=insurance,safe,sure; aseguradora=insurer; garantía=guarantee,warranty; libre=free
    cifra=figure,number; porcentaje=percent; estadística=statistic; promedio=average; índice=index,rate; ranking=ranking; trimestre=quarter
    semestre=semester; balance=balance; informe=report; reporte=report; pronóstico=forecast; previsión=forecast; proyección=projection
    perspectiva=perspective,outlook,prospect; expectativa=expectation; tendencia=trend,tendency; auge=boom,rise
    rescate=rescue,bailout,ransom; ajuste=adjustment; austeridad=austerity; privatización=privatization; nacionalización=nationalization
    desregulación=deregulation; regulación=regulation; regulador=regulator; normativa=regulation,rule; norma=rule,norm,standard
    requisito=requirement; patente=patent; licencia=license,licence; permiso=permit,permission,leave; marca=brand,trademark
    publicidad=advertising,publicity; materia=matter,subject; recurso=resource,appeal
  `,
  // Security, war, crime
  `
    guerra=war; paz=peace; tregua=truce; alto=high,tall; armisticio=armistice; batalla=battle; combate=combat,fight
    combatiente=fighter,combatant; lucha=fight,struggle; ataque=attack; atentado=attack,bombing; ofensiva=offensive; invasión=invasion
    ocupación=occupation; retirada=withdrawal,retreat; despliegue=deployment; maniobra=maneuver,manoeuvre; ejercicio=exercise,drill
    ejército=army; militar=military; soldado=soldier; tropa=troop; general=general; coronel=colonel; capitán=captain; comandante=commander
    mando=command; armada=navy; marinero=sailor; fuerza=force,strength; defensa=defense,defence; seguridad=security,safety
    inseguridad=insecurity; arma=weapon,gun,arm; armamento=armament,weaponry; misil=missile; cohete=rocket; bomba=bomb,pump
    bombardeo=bombing,bombardment; explosión=explosion,blast; explosivo=explosive; munición=ammunition; bala=bullet; disparo=shot,shooting
    tiroteo=shooting,shootout; pistola=pistol,gun; fusil=rifle; cuchillo=knife; tanque=tank; dron=drone; radar=radar; satélite=satellite
    submarino=submarine; portaaviones=carrier; cañón=cannon,canyon; base=base,basis; cuartel=barracks,headquarters; frontera=border,frontier
    frente=front; territorio=territory; zona=zone,area; región=region; provincia=province; isla=island; península=peninsula; costa=coast
    mar=sea; océano=ocean; estrecho=strait,narrow; golfo=gulf; veterano=veteran; refuerzo=reinforcement; víctima=victim
    herido=wounded,injured; herida=wound,injury; muerto=dead; muerte=death; fallecimiento=death; rehén=hostage; prisionero=prisoner
    preso=prisoner,inmate; cautivo=captive; masacre=massacre; matanza=slaughter,killing,massacre; genocidio=genocide; atrocidad=atrocity
    tortura=torture; violencia=violence; abuso=abuse; violación=rape,violation; terrorismo=terrorism; terrorista=terrorist
    extremismo=extremism; extremista=extremist; insurgente=insurgent; rebelde=rebel; guerrilla=guerrilla; guerrillero=guerrilla
    paramilitar=paramilitary; milicia=militia; mercenario=mercenary; pirata=pirate; piratería=piracy; policía=police; comisaría=station
    patrulla=patrol; guardia=guard; vigilancia=surveillance,vigilance; espionaje=espionage,spying; espía=spy; inteligencia=intelligence
    sabotaje=sabotage; crimen=crime; delito=crime,offense,offence; delincuencia=crime,delinquency; delincuente=criminal,offender
    criminal=criminal; criminalidad=crime; homicidio=homicide,murder; asesinato=murder,assassination,killing
    asesino=murderer,killer,assassin; secuestro=kidnapping,abduction,hijacking; robo=theft,robbery; ladrón=thief,robber
    asalto=assault,robbery; estafa=scam,fraud; extorsión=extortion; contrabando=smuggling,contraband; narcotráfico=trafficking
    narcotraficante=trafficker; tráfico=traffic,trafficking; trata=trafficking; droga=drug; cocaína=cocaine; fentanilo=fentanyl
    heroína=heroin,heroine; marihuana=marijuana,cannabis; cártel=cartel; banda=gang,band; pandilla=gang; mafia=mafia
    lavado=laundering,washing; blanqueo=laundering; arresto=arrest; detención=detention,arrest; detenido=detainee; captura=capture
    fuga=escape,leak; búsqueda=search; allanamiento=raid; operativo=operation,operational; operación=operation; incautación=seizure
    sospecha=suspicion; sospechoso=suspect,suspicious; testigo=witness; evidencia=evidence; prueba=proof,evidence,test
    huella=footprint,trace,fingerprint; pista=clue,track,runway; incidente=incident; accidente=accident; choque=clash,crash,collision
    emergencia=emergency; alarma=alarm; alerta=alert; advertencia=warning; peligro=danger; desastre=disaster
    catástrofe=catastrophe,disaster; tragedia=tragedy; incendio=fire; fuego=fire; humo=smoke; llama=flame; bombero=firefighter
    rescatista=rescuer; daño=damage,harm; destrucción=destruction; ruina=ruin; reconstrucción=reconstruction; ciberataque=cyberattack
    ciberseguridad=cybersecurity; disuasión=deterrence; represalia=retaliation,reprisal; venganza=revenge; agresión=aggression,assault
    agresor=aggressor,attacker; atacante=attacker; pistolero=gunman; escolta=escort; desaparición=disappearance
    desaparecido=missing,disappeared
  `,
]
