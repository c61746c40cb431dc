"""What sides call the same thing: a line a thing, frames parted by `|`, the words of one frame by `;`. `*` is any ending of a word.

A line of one frame is one place under several names that nobody contests."""

CONTESTED = """
Falkland Islands; Falklands; Falkland; Falklandinseln; フォークランド; 福克兰群岛 | Malvinas; Islas Malvinas; Malouines; 马尔维纳斯; 馬爾維納斯
Takeshima; 竹島; 竹岛; 다케시마 | Dokdo; 独島; 獨島; 独岛; 독도 | Liancourt Rocks; Liancourt
Senkaku Islands; Senkakus; Senkaku; 尖閣諸島; 尖閣; 센카쿠; Сенкаку | Diaoyu Islands; Diaoyu Dao; Diaoyu; Diaoyutai; 钓鱼岛; 釣魚島; 釣魚台; 钓鱼台; 댜오위다오; Дяоюйдао
Sea of Japan; 日本海; 일본해; mar del Japón; mer du Japon; Японское море | East Sea; 東海; 동해; mar del Este; mer de l'Est; mer de l’Est
Persian Gulf; golfo Pérsico; golfe Persique; Persischer Golf; 波斯湾; Персидский залив; Персидском заливе; خليج فارس; الخليج الفارسي | Arabian Gulf; golfo Arábigo; golfe Arabique; الخليج العربي; Arabischer Golf
Arunachal Pradesh; Arunachal; 阿鲁纳恰尔 | Zangnan; South Tibet; southern Tibet; 藏南
West Bank; Cisjordania; Cisjordanie; Westjordanland; Западный берег; Западном берегу; الضفة الغربية; 约旦河西岸; ヨルダン川西岸; 요르단강 서안 | Judea and Samaria; Judea y Samaria; Judée-Samarie; Judäa und Samaria; يهودا والسامرة; Иудея и Самария; Иудее и Самарии
East Jerusalem; القدس الشرقية | united Jerusalem; undivided Jerusalem
Temple Mount; Tempelberg; Monte del Templo | Al-Aqsa; Al Aqsa; Haram al-Sharif; Noble Sanctuary; الأقصى; الحرم الشريف
Indian-administered Kashmir; Jammu and Kashmir; J&K | Indian-occupied Kashmir; IIOJK; Indian Illegally Occupied Jammu and Kashmir; occupied Kashmir; held Kashmir; IOK
Pakistan-occupied Kashmir; PoK; POJK | Azad Kashmir; Azad Jammu and Kashmir; AJK | Pakistan-administered Kashmir
Nagorno-Karabakh; Nagorno Karabakh; Нагорный Карабах; Нагорном Карабахе; Dağlık Karabağ | Artsakh; Арцах | Karabakh region of Azerbaijan; Karabakh economic region; Qarabağ
Stepanakert | Khankendi; Xankəndi; Hankendi
Northern Cyprus; north Cyprus; TRNC; KKTC; Turkish Republic of Northern Cyprus; Kuzey Kıbrıs* | occupied areas; occupied north; occupied part; κατεχόμενα
North Macedonia; Macedonia | FYROM; Skopje authorities
Kosovo; Kosova; Косово | Kosovo and Metohija; Kosovo i Metohija; Косово и Метохија; Metohija
Essequibo; Esequibo; Guayana Esequiba | Region Seven; Guyana's Essequibo region
Taiwan region; 台湾地区; Taiwan authorities; 台湾当局; China's Taiwan; China's Taiwan region; 中国台湾 | Republic of China; 中華民國; 中华民国; ROC
台湾地区领导人; leader of the Taiwan region; Taiwan region's leader; Taiwan leader; leader of Taiwan; 台湾当局领导人 | 總統; president of Taiwan; Taiwan's president; Taiwan president; Taiwanese president; 総統
Xizang; 西藏 | Tibet; Tibetan; チベット
South China Sea; 南海; 南シナ海; 남중국해 | West Philippine Sea; 西フィリピン海 | East Sea; Biển Đông; Bien Dong | North Natuna Sea
Huangyan Dao; Huangyan Island; 黄岩岛; 黃岩島 | Scarborough Shoal; Scarborough; スカボロー礁 | Bajo de Masinloc; Panatag
Ren'ai Jiao; Ren'ai Reef; Renai Jiao; 仁爱礁 | Second Thomas Shoal; セカンドトーマス | Ayungin Shoal; Ayungin
Xianbin Jiao; 仙宾礁 | Sabina Shoal; Escoda
Nansha; Nansha Islands; 南沙 | Spratly; Spratlys; Spratly Islands | Truong Sa; Kalayaan
Xisha; 西沙 | Paracel; Paracels; Paracel Islands | Hoang Sa
Northern Territories; 北方領土 | Kuril Islands; Southern Kurils; South Kurils; Kurils; Курил*; Курильские острова | four islands
Gibraltar colony; la colonia; colonia británica; the colony; colony; le colonie | British Overseas Territory; Overseas Territory; Territorio de Ultramar; the Rock; el Peñón
Gulf of Mexico; golfo de México; golfe du Mexique | Gulf of America; golfo de América
Western Sahara; Sáhara Occidental; Sahara occidental; الصحراء الغربية; Saharaui* | Moroccan Sahara; southern provinces; Sáhara marroquí; Sahara marocain; الصحراء المغربية; provinces du Sud; الأقاليم الجنوبية
Grand Ethiopian Renaissance Dam; GERD; Renaissance Dam; سد النهضة | Ethiopian dam; السد الإثيوبي
Donetsk People's Republic; Luhansk People's Republic; Lugansk People's Republic; DPR; LPR; ДНР; ЛНР; new regions; новые регионы; новых регионах | occupied territories; occupied Donetsk; temporarily occupied; occupied parts; occupied regions; occupied region; тимчасово окупован*; оккупированн*
Derry | Londonderry
Northern Ireland | the North; the Six Counties; Six Counties
Kyiv | Kiev; Киев*
Burma | Myanmar
Imia | Kardak
Famagusta; Ammochostos; Gazimağusa; Mağusa
Nicosia; Lefkoşa
Kyrenia; Girne
Kinmen | Quemoy
treated water; ALPS-treated water; ALPS treated water; treated radioactive water; 処理水; 处理水; 處理水; 처리수; agua tratada; eau traitée; eaux traitées; aguas tratadas; aufbereitetes Wasser; очищенн* вод* | nuclear wastewater; nuclear-contaminated water; nuclear contaminated water; contaminated water; radioactive wastewater; nuclear-contaminated wastewater; wastewater; polluted water; toxic water; 核污染水; 核污水; 汚染水; 污染水; 오염수; agua contaminada; aguas contaminadas; eau contaminée; eaux contaminées; загрязнённ* вод*
special military operation; special operation; military operation; специальн* военн* операци*; спецопераци*; СВО; operación militar especial; opération militaire spéciale; Spezialoperation; 特别军事行动; 特別軍事行動; 特別軍事作戦; 특별군사작전; العملية العسكرية الخاصة; العملية العسكرية | invasion; full-scale invasion; invasión; agresión; aggression; вторжени*; вторгнення; Angriffskrieg; Überfall; 侵略; 入侵; 침공; 侵攻; غزو; الغزو; العدوان; عدوان; guerra de agresión
liberation; liberated; liberate; liberates; liberating; liberación; liberada; liberado; libération; libéré*; Befreiung; befreit; освобожд*; освобод*; 解放; تحرير; kurtar*; özgürleş* | occupation; occupied; occupies; captured; capture; captures; seizure; seized; annexed; annexation; conquest; takeover; ocupación; ocupada; ocupado; anexión; occupation; annexion; Annexion; Besatzung; besetzt*; оккупаци*; захват*; аннекси*; окупаці*; 占领; 佔領; 吞并; 占拠; 占領; 점령; احتلال; المحتلة; işgal*
reunification; reunified; reunion; unification; return home; воссоединени*; Wiedervereinigung; reunificación; réunification; 统一; 統一; 통일; التوحيد | annexation; annexed; annex; anexión; annexion; Annexion; аннекси*; анексі*; 吞并; 併合; 併吞; 병합; ضم
evacuation; evacuate*; evacuación; évacuation; Evakuierung; эваку*; 撤离; 撤離; 疏散; 避難; 대피; إجلاء; tahliye | deportation; deported; deport*; forced transfer; forcible transfer; abduct*; deportación; déportation; Deportation; Verschleppung; депорт*; 强制迁移; 驱逐; 連れ去り; 강제 이송; ترحيل; تهجير; sürgün
militants; militant; terrorist*; terrorists; terroristas; terroristes; Terroristen; террорист*; боевик*; 恐怖分子; 武装分子; テロリスト; 무장세력; إرهابي*; الإرهابيين; teröristler; terörist* | freedom fighters; fighters; resistance fighters; resistance; martyrs; mujahideen; luchadores; combatientes; résistants; combattants; Widerstandskämpfer; повстанц*; ополчен*; партизан*; 抵抗战士; 自由战士; مقاومين; المقاومة; مجاهدين; المقاومين; شهداء; direnişçi*
rebels; rebel; rebeldes; rebelles; Rebellen; мятежник*; повстанц*; 叛军; 叛軍; 反乱軍; 반군; متمردين; المتمردين; isyancı* | opposition forces; revolutionaries; revolutionary forces; opposition fighters; freedom fighters; liberation army; revolucionarios; révolutionnaires; оппозици*; 反对派; ثوار; الثوار; muhalif*
rioters; rioter; riot; riots; riotous mob; mob; thugs; vandals; hooligans; disturbios; alborotadores; vándalos; émeutes; émeutier*; Randalierer; Krawalle; Ausschreitungen; погром*; беспоряд*; бунтовщик*; 暴徒; 骚乱; 暴乱; 暴動; 폭도; 폭동; مشاغبين; أعمال شغب; çapulcu* | protesters; demonstrators; protest; protests; peaceful protesters; marchers; manifestantes; manifestación; protesta; manifestants; Demonstranten; Protest*; протест*; демонстрант*; митинг*; 示威者; 抗议者; 抗議者; デモ隊; 시위대; متظاهرين; المتظاهرين; محتجين; göstericiler; protestocu*
coup; putsch; golpe; golpe de Estado; coup d'État; Putsch; переворот*; 政变; 政變; クーデター; 쿠데타; انقلاب; darbe | revolution; uprising; transition; revolución; révolution; Aufstand; революци*; 革命; 혁명; ثورة; devrim
regime; régimen; régime; Regime; режим*; 政权; 政權; 정권; نظام; rejim* | government; gobierno; gouvernement; Regierung; правительств*; 政府; 정부; حكومة; hükümet*
spy balloon; spy balloons; surveillance balloon; espionage balloon; globo espía; ballon espion; Spionageballon; 間諜気球; 偵察気球; 정찰풍선; шпионск* | weather balloon; civilian airship; meteorological balloon; research balloon; airship; globo meteorológico; ballon météo; Wetterballon; 气球; 民用飞艇; 気象; 飞艇; метеозонд*
spy ship; spy vessel; espionage ship; buque espía; navire espion; Spionageschiff; шпионск* корабл* | research ship; research vessel; survey ship; survey vessel; scientific vessel; buque de investigación; navire de recherche; Forschungsschiff; 科考船; 調査船; 调查船; 科学考察; исследовательск* суд*; 연구선
satellite launch vehicle; space launch; satellite launch; space rocket; 衛星; 위성; 卫星; спутник* | ballistic missile; missile test; missile launch; 弾道ミサイル; 미사일; 导弹; баллистическ*
separation barrier; apartheid wall; separation wall; wall; muro; mur; Mauer; стена; стены; 隔离墙; الجدار; جدار | security fence; fence; security barrier; barrier; valla; clôture; Zaun; забор*; 围栏; السياج; سياج
settlement; settlements; settlers; illegal outpost; outpost; asentamiento*; colonos; colonie*; Siedlung*; поселени*; 定居点; 入植地; 정착촌; مستوطنة; بؤرة استيطانية; مستوطنين; مستوطنون | neighbourhood; neighborhood; neighbourhoods; community; communities; barrio; localidad; localité; Ort*; حي; 社区
undocumented migrants; undocumented; migrants; asylum seekers; refugees; migrantes; indocumentados; réfugiés; demandeurs d'asile; Geflüchtete; Flüchtlinge; Schutzsuchende; беженц*; 难民; 難民; لاجئين; مهاجرين; mülteci*; sığınmacı* | illegal aliens; illegals; illegal migrants; illegal immigrants; infiltrators; invaders; ilegales; clandestins; Illegale; нелегал*; 非法移民; 不法入国者; 偷渡; متسللين; kaçak*
detained; detention; arrested; arrest; in custody; held; detenidos; detención; arrestation; arrêt*; Festnahme; festgenommen; задержа*; арест*; 拘留; 逮捕; 扣押; 拘束; اعتقال; احتجاز; اعتقلت | kidnapped; kidnapping; abducted; abduction; hostage; hostages; snatched; seized; secuestr*; rehenes; enlèvement; otages; enlevé*; entführt*; Entführung; Geisel*; похищ*; похитил*; заложник*; 绑架; 綁架; 拉致; 납치; خطف; اختطاف; رهائن; kaçır*
prisoners; prisoner; detainees; inmates; presos; detenidos; détenus; Häftlinge; заключённ*; 囚犯; أسرى; سجناء | hostages; hostage; political prisoners; rehenes; otages; Geiseln; заложник*; 人质; 人質; رهائن
massacre; slaughter; genocide; bloodbath; masacre; genocidio; carnage; génocide; Massaker; Völkermord; резн*; геноцид*; 屠杀; 大屠杀; 虐殺; 학살; مجزرة; مذبحة; إبادة; katliam; soykırım | incident; clash; clashes; events; incidente; enfrentamiento; affrontement; Zwischenfall; инцидент*; столкновени*; 事件; 冲突; 衝突; 사건; حادث; حادثة; اشتباك; olay; olaylar
attack; raid; assault; aggression; strike; incursion; ataque; agresión; attaque; Angriff; нападени*; атака; 袭击; 攻击; 攻撃; 공격; هجوم; عدوان; اعتداء; saldırı | counter-terrorism operation; counterterrorism operation; anti-terror operation; retaliation; counterstrike; response; defensive operation; law enforcement operation; operación antiterrorista; represalia; riposte; opération antiterroriste; Vergeltung; Anti-Terror*; контртеррористическ*; ответн* удар*; 反恐行动; 反击; 報復; 대응; عملية أمنية; رد; operasyon; terörle mücadele
embargo; blockade; blockade of; bloqueo; blocus; Blockade; блокад*; 封锁; 封鎖; 봉쇄; حصار; abluka | quarantine; sanctions; restrictions; inspection regime; border controls; sanciones; cuarentena; sanctions; Sanktionen; карантин*; санкци*; 制裁; 检查; عقوبات; yaptırım*
martyrs; martyr; martyred; mártires; martyrs; Märtyrer; мученик*; 烈士; شهيد; شهداء; استشهد; استشهاد; şehit* | killed; dead; slain; victims; gunmen; muertos; tués; Getötete; убит*; погибш*; 死者; 死亡; قتيل; قتلى; قُتل; ölü; öldürül*
patrol; routine patrol; escort; patrulla; patrouille; Patrouille; патрул*; 巡航; 巡逻; パトロール; 순찰; دورية; devriye | intrusion; incursion; trespass; violation; intrusión; violación; intrusion; Eindringen; вторжени*; нарушени*; 侵入; 入侵; 闯入; 침범; اختراق; انتهاك; ihlal
peacekeepers; peacekeeping force; peacekeeping troops; fuerzas de paz; fuerza de paz; casques bleus; Friedenstruppe*; миротворц*; миротворческ*; 维和部队; 平和維持; 평화유지군; قوات حفظ السلام; barış gücü | occupiers; occupation forces; occupying forces; occupation troops; invaders; fuerzas de ocupación; forces d'occupation; Besatzer; Besatzungstruppen; оккупант*; окупант*; захватчик*; 占领军; 占領軍; 점령군; قوات الاحتلال; işgalci*
volunteers; volunteer; voluntarios; volontaires; Freiwillige; доброволь*; 志愿军; 志愿者; 義勇兵; متطوعين; gönüllü* | mercenaries; mercenary; mercenarios; mercenaires; Söldner; наёмник*; наемник*; 雇佣兵; 傭兵; 용병; مرتزقة; paralı asker*
foreign agent; foreign agents; agente extranjero; agents étrangers; иностранн* агент*; иноагент* | activist; activists; journalist; human rights defender; rights group; activista; militant des droits; правозащитник*; журналист*
vocational training centre; vocational training centres; vocational education; training centres; boarding school; 职业技能教育; 教培中心 | internment camp; internment camps; detention camp; detention camps; re-education camp; concentration camp; 集中营; 再教育营; 収容所; 수용소
comfort women; 慰安婦; 위안부 | sex slaves; sexual slavery; sexual slaves; 성노예; 性奴隷; 性奴隶
wartime labourers; wartime labour; requisitioned workers; workers from the Korean Peninsula; 旧朝鮮半島出身労働者; 徴用工; wartime workers | forced labourers; forced labour; forced labor; slave labour; 강제동원; 강제징용; 强征劳工; trabajo forzado
pirates; pirate; piratas; 海盗; 海賊; قراصنة; пират* | coast guard volunteers; fishermen; local fishermen; pescadores; pêcheurs; صيادين; рыбак*
smugglers; smuggler; traffickers; contrabandistas; passeurs; contrebandiers; Schmuggler; Schleuser; контрабандист*; 走私; 密輸; مهربين; kaçakçı* | fishermen; traders; merchants; herders; villagers; pescadores; comerciantes; pêcheurs; commerçants; Fischer; Händler; рыбак*; торговц*; 渔民; 漁民; 漁師; 어민; صيادين; تجار; balıkçı*
expulsion; expelled; pushback; pushbacks; push-back; expulsión; devolución en caliente; refoulement; Zurückweisung; Abschiebung; высылк*; 驱逐; 強制送還; 추방; طرد; إبعاد; sınır dışı; geri itme* | return; returned; repatriation; transfer; readmission; retorno; repatriación; rapatriement; Rückführung; Rückkehr; возвращени*; репатриаци*; 遣返; 送還; 송환; إعادة; عودة; geri gönder*; iade
confiscation; theft; plunder; looting; robo; saqueo; confiscación; vol; pillage; Raub; Plünderung; Enteignung; кража; грабёж*; грабеж*; 掠夺; 略奪; 약탈; نهب; سرقة; مصادرة; yağma; gasp | nationalisation; nationalization; seizure; expropriation; requisition; recovery; nacionalización; expropiación; nationalisation; Verstaatlichung; национализаци*; 国有化; 国有化; 국유화; تأميم; استرداد; kamulaştırma
leak; spill; contamination; derrame; fuga; fuite; Leck; утечк*; 泄漏; 漏洩; 유출; تسرب; sızıntı | discharge; release; vertido; rejet; Einleitung; сброс*; 排放; 放出; 방류; تصريف; tahliye
accident; mishap; accidente; accident; Unfall; авари*; 事故; 사고; kaza | sabotage; attack; saboteo; sabotaje; Sabotage; диверси*; саботаж*; 破坏; 破壊工作; 사보타주; تخريب; عمل تخريبي; sabotaj
concession; surrender; capitulation; claudicación; rendición; reddition; Kapitulation; капитуляци*; 投降; 降伏; 항복; استسلام; teslim* | agreement; deal; compromise; acuerdo; accord; Abkommen; Kompromiss; соглашени*; 协议; 合意; 합의; اتفاق; anlaşma
tariff; duty; levy; arancel; droit de douane; Zoll; пошлин*; 关税; 関税; 관세; رسوم; gümrük vergisi | ransom; extortion; blackmail; tribute; extorsión; chantaje; chantage; Erpressung; шантаж*; вымогательств*; 勒索; 敲诈; 恐喝; 협박; ابتزاز; şantaj
ancestral land; homeland; native land; tierra ancestral; Heimat; исконн* земл*; 固有领土; 固有の領土; 고유 영토; أرض الأجداد | disputed territory; disputed area; disputed region; territorio en disputa; territoire contesté; umstrittenes Gebiet; спорн* территори*; 争议地区; 係争地; 분쟁 지역; منطقة متنازع عليها; tartışmalı bölge
"""
