"""What sides call the same thing: a line a thing, frames parted by `|`, the words of one frame by `;`. `*` is any ending of a word.

PROPER are names of places, times and bodies: where both sides tell one story, two of them are a difference whatever else is said.
JUDGING are categories of words that judge: each frame is a stance, and one matter may stand in several lines.
A line of one frame is one place under several names that nobody contests."""

PROPER = """
Falkland Islands; Falklands; Falkland; Falklandinseln; フォークランド; 福克兰群岛 | Malvinas; Islas Malvinas; Malouines; 马尔维纳斯; 馬爾維納斯
Takeshima; 竹島; 竹岛; 다케시마 | Dokdo; 独島; 獨島; 独岛; 독도 | Liancourt Rocks; Liancourt
Senkaku Islands; Senkakus; Senkaku; 尖閣諸島; 尖閣; 센카쿠; Сенкаку | Diaoyu Islands; Diaoyu Dao; Diaoyu; Diaoyutai; 钓鱼岛; 釣魚島; 釣魚台; 钓鱼台; 댜오위다오; Дяоюйдао
Sea of Japan; 日本海; 일본해; mar del Japón; mer du Japon; Японское море | East Sea; 東海; 동해; mar del Este; mer de l'Est; mer de l’Est
Persian Gulf; خلیج فارس; golfo Pérsico; golfe Persique; Persischer Golf; 波斯湾; Персидский залив; Персидском заливе; خليج فارس; الخليج الفارسي | Arabian Gulf; golfo Arábigo; golfe Arabique; الخليج العربي; Arabischer Golf
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
Northern Territories; 北方領土 | Kuril Islands; クリル; 南千岛; 南クリル; 쿠릴; Kouriles; Kurilas; Kurilen; Southern Kurils; South Kurils; Kurils; Курил*; Курильские острова | four islands
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
Transnistria; Приднестровь*; Transnistrie; Transnistrien | Pridnestrovie; Pridnestrovian Moldavian Republic; Приднестровск* Молдавск* Республик*; ПМР
South Ossetia; Южная Осетия; Южной Осетии; Osetia del Sur; Ossétie du Sud; Südossetien | Tskhinvali region; Samachablo; Цхинвальск* регион*
Shatt al-Arab; Shatt al Arab; شط العرب | Arvand Rud; Arvand; اروند
Hatay | Alexandretta; Iskenderun region; لواء اسكندرون; اللواء السليب
Piran Bay; Bay of Piran; Piranski zaliv | Savudrija Bay; Bay of Savudrija; Savudrijska vala
Doklam | Donglang; 洞朗
Mount Everest; Everest | Qomolangma; 珠穆朗玛 | Sagarmatha
Mount Paektu; Paektu; Paektusan; 백두산 | Changbai Mountain; Changbaishan; Changbai; 长白山; 長白山
Mischief Reef | Meiji Jiao; Meiji Reef; 美济礁 | Panganiban
Whitsun Reef | Niu'e Jiao; Niue Jiao; 牛轭礁 | Julian Felipe
Thitu | Pag-asa Island; Pag-asa; Pagasa | Zhongye Dao; Zhongye; 中业岛
Reed Bank | Recto Bank | Liyue Tan; Liyue; 礼乐滩
Itu Aba; Ligao | Taiping Island; Taiping Dao; 太平島; 太平岛
Fiery Cross Reef | Yongshu Jiao; Yongshu Reef; 永暑礁 | Kagitingan
Sandy Cay | Tiexian Jiao; 铁线礁 | Pag-asa Cay
Iroquois Reef | Houteng Jiao; 鲎藤礁 | Rozul Reef
Socotra Rock | Ieodo; 이어도; 離於島 | Suyan Rock; Suyan Jiao; Suyan Islet; 苏岩礁
Pratas | Dongsha; 東沙; 东沙
Okinotorishima Island; 沖ノ鳥島 | Okinotori Reef; Chongniao Reef; 冲之鸟礁; 沖之鳥礁; 오키노토리 암초
Gulf of Tonkin | Beibu Gulf; Beibu Bay; 北部湾; 北部灣 | Bac Bo Gulf; Vịnh Bắc Bộ
Sabah | North Borneo
Pedra Branca | Batu Puteh; Pulau Batu Puteh
Preah Vihear | Phra Viharn; Phra Wihan; Khao Phra Viharn
Ta Moan; Ta Moan Thom; Prasat Ta Moan | Ta Muen; Ta Muen Thom; Prasat Ta Muen
Ta Krabei; Ta Krabey | Ta Kwai; Ta Khwai
Mom Bei; Mum Bei | Chong Bok; Emerald Triangle
Lake Malawi | Lake Nyasa; Ziwa Nyasa
Chagos Archipelago; Chagos; Chagos Islands; Archipel des Chagos | British Indian Ocean Territory; BIOT
Perejil; isla de Perejil; islote Perejil; Perejil Island | Leila; Laila; Tura; Toura; ليلى; تورة
Ceuta | Sebta; سبتة المحتلة
South Tyrol; Südtirol; Tirol del Sur; Tyrol du Sud | Alto Adige
Puerto Argentino | Stanley; Port Stanley
South Georgia | San Pedro; Georgias del Sur
Bakhmut; Бахмут* | Artyomovsk; Artemovsk; Артемовск*; Артёмовск*
Pokrovsk; Покровськ* | Krasnoarmeysk; Красноармейск*
Dnipro; Дніпр* | Dnepropetrovsk; Днепропетровск*
Kharkiv; Харків; Харков* | Kharkov
Odesa; Одес* | Odessa
Mykolaiv | Nikolaev; Nikolayev
Zaporizhzhia; Zaporizhia; Запоріж* | Zaporozhye; Zaporozhie
Luhansk; Луганськ* | Lugansk
Lviv; Львів; Львов* | Lwów; Lvov; Lemberg
Chişinău; Chișinău; Chisinau | Kishinev; Кишинев*; Кишинёв*
Kaliningrad; Калининград* | Królewiec; Krolewiec; Königsberg; Karaliaučius
Belarus | Belorussia; Byelorussia
Vladivostok; Владивосток* | Haishenwai; 海参崴
Sakhalin; Сахалин* | Karafuto; 樺太
Jerusalem's Old City | occupied Jerusalem; al-Quds; Al-Quds; القدس المحتلة
Golan Heights; the Golan | occupied Golan; occupied Syrian Golan; الجولان المحتل; الجولان السوري المحتل
Mount Hermon | Jabal al-Shaykh; Jabal al-Sheikh; جبل الشيخ
Shebaa Farms; مزارع شبعا | Mount Dov; Har Dov
Aegean Sea; Aegean; Ege | Sea of Islands; Adalar Denizi; Archipelago Sea
Aegean islands; eastern Aegean islands | Greek-occupied islands; demilitarised islands
Cyprus Republic; Republic of Cyprus; Κυπριακή Δημοκρατία | Greek Cypriot Administration; Greek Cypriot administration; South Cyprus; Güney Kıbrıs; Rum Yönetimi; GKRY
Zangezur corridor; Zengezur; Зангезурск* коридор* | Syunik road; Crossroads of Peace; Meghri route; TRIPP; Trump Route
Lake Sevan | Goycha; Göyçə; Göyçe
Shushi; Шуши | Shusha; Şuşa; Шуша; Шуше
Aras; Araz | Arax; Araks; Araxes
Rio Grande | Río Bravo; Rio Bravo; río Bravo
Denali | Mount McKinley; McKinley
Thrace minority; Turkish minority | Muslim minority; Muslim minority in Thrace
Korean War; 6·25; 한국전쟁; 朝鮮戦争; 6·25전쟁 | Fatherland Liberation War; 조국해방전쟁 | War to Resist US Aggression; War to Resist U.S. Aggression; 抗美援朝
Vietnam War | American War; Resistance War against America; kháng chiến chống Mỹ
Yom Kippur War | October War; Ramadan War; حرب أكتوبر; حرب تشرين
Six-Day War; Six Day War | Naksa; June War; setback of 1967; النكسة; نكسة
Independence Day; War of Independence; حرب الاستقلال | Nakba; النكبة; Catastrophe of 1948
Falklands War; Falklands conflict | Malvinas War; guerra de Malvinas; Guerra de las Malvinas; gesta de Malvinas
Great Patriotic War; Великой Отечественной; Великая Отечественная | Second World War; World War II; World War Two; Друга світова; Drugiej wojny
Homeland War; Domovinski rat | aggression against Krajina; ethnic cleansing of Krajina
Operation Storm; Oluja | Krajina exodus; exodus of Serbs; pogrom of Serbs; egzodus
Cyprus Peace Operation; Peace Operation; Barış Harekâtı; Barış Harekatı; Kıbrıs Barış Harekâtı | Turkish invasion; invasion of Cyprus; Attila; εισβολή
Armenian Genocide; Génocide arménien; Genocidio armenio; Völkermord an den Armeniern; геноцид* армян; Ermeni soykırımı | 1915 events; events of 1915; 1915 olay*; sözde soykırım; Ermeni iddiaları; события 1915
Holodomor; Голодомор* | famine of 1932; Soviet famine; голод* 1932; голод* 1930
Mukden Incident; 満州事変; 满洲事变 | September 18 Incident; 九一八; 918 incident
Nanjing Massacre; Nanking Massacre; 南京大屠杀; 南京大屠殺; 南京大虐殺 | Nanking Incident; Nanjing Incident; 南京事件
Sino-Japanese War; 日中戦争 | War of Resistance; War of Resistance Against Japanese Aggression; 抗日战争; 抗日戰爭; 抗战
Eulsa treaty; 을사조약; 第二次日韓協約 | Eulsa coercion; 을사늑약
Liberation Day; 광복절; 解放記念日 | end-of-war day; 終戦記念日; 終戦の日; Anniversary of the end of the war
Operation Sindoor; Sindoor; ऑपरेशन सिंदूर | Marka-e-Haq; Bunyan-um-Marsoos; Bunyan al-Marsoos; Indian aggression
Invincible Armada; Armada Invencible; Grande y Felicísima Armada; Grande Armada | Spanish Armada; Spanish invasion fleet; failed invasion fleet; invasion fleet; failed Spanish invasion fleet
Argentina's extended continental shelf; plataforma continental argentina; plataforma continental extendida; plataforma argentina | medialuna austral; southern crescent; southern half-moon; plataforma jurídica chilena
Pacific coast Bolivia lost; Bolivia's coast; Litoral boliviano; Litoral cautivo | Antofagasta region; Región de Antofagasta; north of Chile; norte de Chile
War of the Pacific; Guerra del Pacífico | Chilean invasion; invasión chilena
Silala river; río Silala; río internacional | Silala springs; manantiales del Silala; aguas del Silala
kimchi; 김치; キムチ | pao cai; paocai; 泡菜
Turkish coffee; Türk kahvesi | Greek coffee; Armenian coffee; Cypriot coffee; Bosnian coffee
Turkish delight; lokum | loukoumi; Cyprus delight; Greek delight
Houthi; Houthis; Huthi; الحوثي*; 胡塞; フーシ; Hutíes; Хусит*; хусит* | Ansar Allah; Ansarullah; أنصار الله; popular army; Yemeni armed forces; Yemen's armed forces; Yemeni army; Sanaa forces; القوات المسلحة اليمنية; الجيش واللجان الشعبية | coup militia; Iran-backed militia; مليشيا*; ميليشيا*; الانقلابيين
Islamic State | Daesh; ISIS; ISIL; داعش
Taliban; طالبان | Islamic Emirate; Emirate
Hamas government; الحكومة في غزة | Gaza authorities
Rohingya; Rohinyá; روهينغا; Рохиндж*; ロヒンギャ; 罗兴亚; 로힝야 | Bengali; Bengalis
Roma | gypsies; gitanos
"""
JUDGING = """
Gibraltar colony; la colonia; colonia británica; the colony; colony; le colonie | British Overseas Territory; Overseas Territory; Territorio de Ultramar; the Rock; el Peñón
treated water; ALPS-treated water; ALPS treated water; treated radioactive water; 処理水; 处理水; 處理水; 처리수; agua tratada; eau traitée; eaux traitées; aguas tratadas; aufbereitetes Wasser; очищенн* вод* | nuclear wastewater; nuclear-contaminated water; nuclear contaminated water; contaminated water; radioactive wastewater; nuclear-contaminated wastewater; wastewater; polluted water; toxic water; 核污染水; 核污水; 汚染水; 污染水; 오염수; agua contaminada; aguas contaminadas; eau contaminée; eaux contaminées; загрязнённ* вод*
special military operation; special operation; military operation; специальн* военн* операци*; спецопераци*; СВО; operación militar especial; opération militaire spéciale; Spezialoperation; 特别军事行动; 特別軍事行動; 特別軍事作戦; 특별군사작전; العملية العسكرية الخاصة; العملية العسكرية | invasion; full-scale invasion; invasión; agresión; aggression; вторжени*; вторгнення; Angriffskrieg; Überfall; 侵略; 入侵; 침공; 侵攻; غزو; الغزو; العدوان; عدوان; guerra de agresión
liberation; liberated; liberate; liberates; liberating; liberación; liberada; liberado; libération; libéré*; Befreiung; befreit; освобожд*; освобод*; 解放; تحرير; kurtar*; özgürleş* | occupation; occupied; occupies; captured; capture; captures; seizure; seized; annexed; annexation; conquest; takeover; ocupación; ocupada; ocupado; anexión; occupation; annexion; Annexion; Besatzung; besetzt*; оккупаци*; захват*; аннекси*; окупаці*; 占领; 佔領; 吞并; 占拠; 占領; 점령; احتلال; المحتلة; işgal*
reunification; reunified; reunion; unification; return home; воссоединени*; Wiedervereinigung; reunificación; réunification; 统一; 統一; 통일; التوحيد | annexation; annexed; annex; anexión; annexion; Annexion; аннекси*; анексі*; 吞并; 併合; 併吞; 병합; ضم
evacuation; evacuated; evacuees; evacuación; évacuation; Evakuierung; эваку*; 撤离; 撤離; 疏散; 避難; 대피; إجلاء; tahliye | deportation; deported; deport*; forced transfer; forcible transfer; abduct*; deportación; déportation; Deportation; Verschleppung; депорт*; 强制迁移; 驱逐; 連れ去り; 강제 이송; ترحيل; تهجير; sürgün
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
massacre; slaughter; genocide; bloodbath; masacre; genocidio; carnage; génocide; Massaker; Völkermord; резн*; геноцид*; 屠杀; 大屠杀; 虐殺; 학살; مجزرة; مذبحة; إبادة; katliam; soykırım | incident; clash; clashes; events; incidente; enfrentamiento; affrontement; Zwischenfall; инцидент*; столкновени*; 事件; 冲突; 衝突; 사건; حادث; حادثة; اشتباك; olay*
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
election; elections; vote; voting; poll; referendum; orderly election; free election; elección; elecciones; votación; élection*; scrutin; Wahl*; выбор*; голосовани*; референдум*; 选举; 選挙; 투표; 선거; انتخابات; استفتاء; seçim*; referandum* | sham; sham poll; sham election; sham vote; mock election; farce; pseudo-referendum; fake vote; farsa; simulacro; mascarade; simulacre; Scheinwahl*; Scheinreferend*; псевдореферендум*; фарс*; 闹剧; 鬧劇; 茶番; 사기극; مهزلة; مسرحية; صورية; göstermelik; sözde seçim*
government; authorities; administration; State Administration; gobierno; gouvernement; Regierung; правительств*; 政府; 정부; الحكومة; hükümet* | junta; military junta; la junta; putschists; usurpers; dictatorship; dictadura; dictature; Diktatur; Militärjunta; хунт*; диктатур*; 军政府; 軍政権; 군부; الطغمة; cunta; diktatör* | regime; régimen; Regime; режим*; 政权; 政權; 정권; rejim*; النظام
partnership; cooperation; assistance; support; friendship; asociación; cooperación; coopération; partenariat; Partnerschaft; Zusammenarbeit; сотрудничеств*; партнёрств*; партнерств*; 合作; 协作; 協力; 협력; التعاون; شراكة; işbirliği; ortaklık | foothold; grip; encroachment; bridgehead; expansion; debt trap; interference; meddling; injerencia; ingérence; mainmise; Einmischung; Einflussnahme; экспанси*; вмешательств*; 扩张; 渗透; 干涉; 干渉; 진출; 개입; تغلغل; تدخل; نفوذ; nüfuz; müdahale
aid; humanitarian aid; relief; humanitarian convoy; humanitarian corridor; ayuda humanitaria; aide humanitaire; humanitäre Hilfe; гуманитарн* помощ*; гуманитарн* груз*; 人道援助; 人道支援; مساعدات إنسانية; insani yardım | contraband; arms shipment; smuggled weapons; weapons; provocation; stunt; contrabando; provocación; provocation; Provokation; провокаци*; 挑衅; 挑発; 도발; استفزاز*; provokasyon
liberating march; liberating; liberation; liberators; liberación; libération; Befreiung; освободительн*; освобожд*; освободител*; 解放; تحرير; kurtuluş; kurtarıcı* | invasion; invaders; occupation; occupiers; conquest; invasión; conquista; occupation; Invasion; Besatzung; Einmarsch; вторжени*; оккупаци*; оккупант*; 侵略; 入侵; 침략; غزو; الاحتلال; işgal*; istila*
strikes; strike; airstrike; airstrikes; air raid; precision strikes; operation; ataque; ataques; bombardeo; frappes; frappe; Luftangriff*; удар*; 空袭; 空襲; 打击; 공습; ضربات; غارات; hava saldırı*; operasyon* | aggression; unprovoked attack; act of war; terror bombing; agresión; agression; Aggression; агресси*; 侵略; 暴挙; 침략; عدوان; العدوان; saldırganlık
strikes; strike; precision strikes; retaliatory strikes; counter-terror operation; defensive strikes | terror attack; terrorist attack; terrorism; massacre; war crime; atentado terrorista; attentat terroriste; Terroranschlag; теракт*; террористическ*; 恐怖袭击; テロ; 테러; إرهاب; terör saldırı*
breakaway; self-proclaimed; separatist; unrecognised; unrecognized; secessionist; so-called republic; puppet; separatista; autoproclamada; séparatiste; autoproclamée; abtrünnig*; selbsternannt*; непризнанн*; самопровозглашённ*; самопровозглашенн*; сепаратист*; 分离; 分裂; الانفصالي*; ayrılıkçı* | Republic; república; République; Republik; Республик*; republic's; Cumhuriyeti; independent state; sovereign state; 共和国; 共和國; 공화국; جمهورية
separatists; separatist; secessionists; separatistas; séparatistes; Separatisten; сепаратист*; 分裂分子; 分离主义; 独立派; 분리주의자; الانفصاليين; انفصالي*; ayrılıkçı* | independence supporters; independence movement; freedom movement; patriots; self-determination; independentistas; indépendantistes; сторонник* независимост*; 独立運動; 독립운동; حركة الاستقلال; bağımsızlık yanlıları
wall; muro; mur; Mauer; стена; стену; duvar*; الجدار; 隔离墙; 墙 | fence; barrier; verja; valla; clôture; barrière; Zaun; забор*; заграждени*; ограждени*; çit; سياج; 围栏; 柵; 울타리
sanctions; sanciones; sanctions; Sanktionen; санкци*; 制裁; 제재; عقوبات; yaptırım* | coercive measures; unilateral measures; economic war; economic terrorism; economic warfare; blockade; medidas coercitivas; bloqueo; guerra económica; blocus; guerre économique; экономическ* войн*; рестрикци*; 单边强制措施; 非法制裁; 経済戦争; حرب اقتصادية; حصار; ekonomik savaş
loan; gift; collection; acquired; treasures; préstamo; donación; prêt; don; collection; Leihgabe; Sammlung; коллекци*; 收藏; 所蔵; 소장; مجموعة; koleksiyon* | looted; stolen; plundered; spoils; pillaged; saqueado*; robado*; expoliado*; pillé*; volé*; spolié*; geraubt*; geplündert*; Raubkunst; Beutekunst; награбленн*; похищенн*; 掠夺; 掠奪; 被盗; 略奪; 약탈; منهوب*; مسروق*; yağmala*; çalın*
discovery; encounter; evangelisation; evangelization; descubrimiento; encuentro; evangelización; découverte; rencontre; Entdeckung; открыти* | conquest; colonisation; colonization; genocide; plunder; conquista; colonización; genocidio; saqueo; conquête; Eroberung; завоевани*; колонизаци*
surplus population; labour migration; resettlement; relocation; transfer; reubicación; traslado; réinstallation; Umsiedlung; переселени*; перемещени*; 搬迁; 移転; 이주; نقل; إعادة توطين; tehcir; iskan; nakil | ethnic cleansing; expulsion; deportation; forced displacement; forced removal; eviction; limpieza étnica; expulsión; desalojo; nettoyage ethnique; expulsion; Vertreibung; ethnische Säuberung; изгнани*; этническ* чистк*; выселени*; 种族清洗; 驱逐; 強制移住; 追放; 강제 추방; تهجير; تطهير عرقي; طرد; sürgün; etnik temizlik
hero; heroes; heroic; national hero; héroe*; héros; Held; Helden; герой; героя; героев; 英雄; 영웅; بطل; أبطال; kahraman* | war criminal; war criminals; butcher; criminal; traitor; collaborator; collaborators; criminal de guerra; criminel de guerre; Kriegsverbrecher*; военн* преступник*; коллаборант*; коллаборационист*; 战犯; 戦犯; 전범; مجرم حرب; savaş suçlu*; hain*
defectors; defector; refugees; desertores; transfuges; Überläufer*; перебежчик*; 脱北者; 탈북자; 탈북민; 逃亡者; منشق* | traitors; traitor; deserters; criminals; human scum; traidores; traîtres; Verräter; предател*; изменник*; 叛徒; 변절자; 인간쓰레기; خونة; hainler
dissident; dissidents; opposition figure; opposition leader; political prisoner; political prisoners; disidente*; opositor*; dissident*; opposant*; Dissident*; Regimekritiker*; оппозиционер*; политзаключённ*; политзаключенн*; 异见人士; 反体制派; 반체제; معارض*; muhalif* | criminal; convict; extremist; extremists; fugitive; traitor; delincuente*; prófugo; extremista*; criminel*; extrémiste*; Verbrecher; Extremist*; преступник*; экстремист*; уголовник*; 罪犯; 犯罪分子; 犯罪者; 범죄자; مجرم*; متطرف*; suçlu*; aşırılıkçı*
commando; commandos; special forces; soldiers; servicemen; troops; soldados; soldats; Soldaten; военнослужащ*; солдат*; 士兵; 兵士; 병사; جنود; askerler | saboteurs; saboteur; infiltrators; saboteadores; saboteurs; Saboteure; диверсант*; 破坏分子; 特务; 工作員; 간첩; 공작원; مخربين; متسللين; sabotajcı*
protectors; self-defence; self-defense; defenders; home guard; self-defence units; autodefensa; autodéfense; Selbstverteidigung; самооборон*; защитник*; ополченц*; ополчени*; 自卫; 自衛; 자위; دفاع عن النفس; المدافع*; savunma | aggressors; attackers; invaders; provocation; agresores; agresseurs; Aggressoren; агрессор*; каратель*; боевик*; 侵略者; 침략자; معتد*; saldırgan*
coast guard; border guards; patrol; law enforcement; security forces; fuerzas de seguridad; forces de sécurité; Sicherheitskräfte; силов* структур*; 执法; 法執行; قوات الأمن; güvenlik güçleri | bullies; thugs; pirates; gunmen; armed gang; bandits; matones; piratas; bandidos; bandits; voyous; Banditen; бандит*; 海盗; 匪徒; 暴漢; 깡패; عصابات; عصابة; haydut*; çete*
expansion; modernisation; upgrade; development; construction; building; desarrollo; construction; Ausbau; строительств*; освоени*; 建设; 建設; 건설; بناء; inşa* | militarisation; militarization; colonisation; land grab; encroachment; militarización; militarisation; acaparamiento; Militarisierung; Landnahme; милитаризаци*; захват* земл*; 军事化; 軍事化; 군사화; عسكرة; استيطان; militarizasyon
land reclamation; reclamation; rehabilitation works; island building; 吹填; 填海 | destruction of reefs; reef destruction; environmental destruction; artificial island; artificial islands; 人工岛; 人工島
fishermen; fishing boats; fishing boat; fishing vessels; fishing fleet; pescadores; pêcheurs; Fischer; рыбак*; рыболов*; 渔民; 漁民; 漁船; 渔船; 어선; صيادين; balıkçı* | maritime militia; militia vessels; militia boats; militia ships; poachers; illegal fishing; piratas; braconniers; Wilderer; браконьер*; 海上民兵; 民兵船; 偷渔; 違法操業; 불법조업; 해상민병대; صيد غير قانوني; kaçak avcı*
march; parade; pilgrimage; procession; commemoration; celebration; homenaje; conmemoración; marche; commémoration; Gedenk*; шестви*; памятн*; 纪念; 記念; 참배; مسيرة; anma* | provocation; incitement; storming; intrusion; incursion; desecration; provocación; incursión; profanation; Provokation; Schändung; провокаци*; осквернени*; 挑衅; 亵渎; 挑発; 도발; اقتحام; تدنيس; استفزاز; provokasyon; baskın*
visit; tour; prayer; prayers; visita; visite; Besuch; визит*; посещени*; 访问; 訪問; 방문; زيارة; صلاة; ziyaret* | storming; stormed; intrusion; provocation; asalto; irrupción; Erstürmung; вторжени*; 窜访; 窜台; 闯入; 乱入; اقتحام; اقتحم*; مداهمة; baskın*
aid workers; activists; flotilla; humanitarian flotilla; activistas; militants; Aktivisten; активист*; 活动人士; 活動家; 활동가; ناشطين; نشطاء; aktivist* | provocateurs; terror supporters; agitators; mercenaries; provocadores; agitateurs; Provokateure; провокатор*; 煽动者; 扇動者; 선동꾼; محرضين; provokatör*
spy; spies; espía; espías; espion*; Spion*; шпион*; 间谍; 間諜; スパイ; 간첩; جاسوس; جواسيس; casus* | academic; scientist; researcher; student; tourist; businessman; missionary; académico; científico; turista; chercheur; touriste; étudiant; Forscher; Tourist; учён*; учен*; турист*; студент*; 学者; 学生; 游客; 研究者; 旅行者; 학자; 관광객; باحث; سائح; طالب; turist; akademisyen; öğrenci
hostages; hostage; captives; captive; kidnapped; rehenes; otages; Geiseln; заложник*; 人质; 人質; 인질; رهائن; rehine* | prisoners; prisoner of war; prisoners of war; detainees; prisioneros; prisonniers; Gefangene*; пленн*; военнопленн*; 俘虏; 捕虜; 포로; أسرى; esir*
defensive; security measure; buffer zone; security zone; safe zone; zona de seguridad; zone de sécurité; Sicherheitszone; Pufferzone; буферн* зон*; зон* безопасност*; 缓冲区; 緩衝地帯; 완충지대; منطقة عازلة; منطقة آمنة; güvenli bölge; tampon bölge | occupied zone; occupied land; land grab; annexation; occupation; tierras ocupadas; zone occupée; Besatzungszone; оккупированн*; аннекси*; 占领区; 占領地; 점령지; المنطقة المحتلة; أراض محتلة; işgal bölgesi; işgal altındaki*
exercise; exercises; drill; drills; manoeuvres; maneuvers; ejercicio*; maniobras; exercice*; manœuvres; Übung*; Manöver; учени*; манёвр*; маневр*; 演习; 演習; 훈련; مناورات; tatbikat* | provocation; war game; war games; rehearsal for invasion; rehearsal; sabre-rattling; saber-rattling; intimidation; provocación; intimidación; provocation; répétition; Provokation; Kriegsspiel*; провокаци*; репетици*; 挑衅; 恫吓; 挑発; 威嚇; 威圧; 전쟁연습; 북침; 도발; استفزاز; gözdağı; provokasyon
rescue; saved; rescued; humanitarian operation; rescate; sauvetage; secours; Rettung; спасени*; спас*; 营救; 救助; 구조; إنقاذ; kurtarma | abduction; kidnapping; seizure; hijacking; kidnapped; abducted; secuestro; enlèvement; Entführung; похищени*; захват*; 绑架; 劫持; 拉致; 나포; 납치; اختطاف; خطف; قرصنة; kaçırma
inspection; boarding; interception; inspección; abordaje; inspection; arraisonnement; Kontrolle; досмотр*; осмотр*; 检查; 登临; 臨検; 검색; تفتيش; denetim; arama | piracy; hijacking; act of piracy; robbery; piratería; piraterie; Piraterie; пиратств*; 海盗行径; 海盗行为; 海賊行為; 해적행위; قرصنة; korsanlık
fee; toll; transit fee; contribution; tasa; péage; redevance; Gebühr; сбор; 过路费; 通行料; 통행료; رسوم; geçiş ücreti | extortion; bribe; robbery; ransom; extorsión; racket; Erpressung; вымогательств*; поборы; 敲诈; 恐喝; 갈취; ابتزاز; haraç
"""
