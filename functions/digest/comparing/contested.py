"""Names of places, times and bodies that take a side: a line a thing, what each side calls it parted by `|`, its words by `;`.

Where both sides tell one story, two of them are a difference whatever else is said. `*` is any ending of a word, `~` up to two words
between. TERRITORIES are such that some call a republic of their own and others occupied or breakaway: a line the names of one.
"""

PROPER = """
la colonia; colonia británica; British colony; the colony | British Overseas Territory; Overseas Territory; Territorio de Ultramar; Territorio Británico de Ultramar; the Rock; el Peñón
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
Stepanakert; Степанакерт*; Ստեփանակերտ; ستيباناكيرت | Khankendi; Xankəndi; Hankendi; Ханкенди; خانكندي
Northern Cyprus; north Cyprus; TRNC; KKTC; Turkish Republic of Northern Cyprus; Kuzey Kıbrıs* | pseudo-state; pseudostate; ψευδοκράτος; ψευδοκράτους; occupied areas; occupied north; occupied part; κατεχόμενα
North Macedonia; Macedonia | FYROM; Skopje authorities
Kosovo; Kosova; Косово | Kosovo and Metohija; Kosovo i Metohija; Косово и Метохија; Metohija
Essequibo; Esequibo; Guayana Esequiba | Region Seven; Guyana's Essequibo region
Chinese Taipei; 中华台北; 中華台北; チャイニーズ・タイペイ; 중화 타이베이; Taiwan region; 台湾地区; 台灣地區; Taiwan authorities; 台湾当局; China's Taiwan; China's Taiwan region; 中国台湾 | Republic of China; 我國; 中華民國; 中华民国; ROC
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
Grand Ethiopian Renaissance Dam; GERD; Renaissance Dam; سد النهضة | Ethiopian dam; السد الإثيوبي; سد إثيوبيا; سد إثيوبيا الأحادي; Abbay Dam; Abay dam
Donetsk People's Republic; Luhansk People's Republic; Lugansk People's Republic; DPR; LPR; ДНР; ЛНР; new regions; новые регионы; новых регионах | occupied territories; occupied Donetsk; temporarily occupied; occupied parts; occupied regions; occupied region; тимчасово окупован*; оккупированн*
Derry | Londonderry
Northern Ireland | the North; the Six Counties; Six Counties
Kyiv | Kiev
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
Kharkiv; Харків | Kharkov
Odesa | Odessa
Mykolaiv | Nikolaev; Nikolayev
Zaporizhzhia; Zaporizhia; Запоріж* | Zaporozhye; Zaporozhie
Luhansk; Луганськ* | Lugansk
Lviv; Львів | Lwów; Lvov; Lemberg
Chişinău; Chișinău; Chisinau | Kishinev
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
Houthi; Houthis; Huthi; الحوثي*; 胡塞; フーシ; Hutíes; Хусит*; хусит* | Ansar Allah; Ansarullah; أنصار الله; popular army; Yemeni armed forces; Yemen's armed forces; Yemeni army; Sanaa forces; القوات المسلحة اليمنية; الجيش واللجان الشعبية | coup militia; Iran-backed militia; Houthi militia; مليشيا الحوثي; ميليشيا الحوثي; مليشيا*; ميليشيا*; الانقلابيين
Islamic State | Daesh; ISIS; ISIL; داعش
Taliban; طالبان | Islamic Emirate; Emirate
Hamas government; الحكومة في غزة | Gaza authorities
Rohingya; Rohinyá; روهينغا; Рохиндж*; ロヒンギャ; 罗兴亚; 로힝야 | Bengali; Bengalis
Roma | gypsies; gitanos
Bombay | Mumbai
Calcutta | Kolkata
Madras | Chennai
Allahabad | Prayagraj
Aurangabad | Chhatrapati Sambhajinagar; Sambhajinagar
Osmanabad | Dharashiv
Saigon | Ho Chi Minh City; Thành phố Hồ Chí Minh; Hochiminhstadt
Fall of Saigon; Black April; chute de Saïgon; caída de Saigón; Saigon rơi | Reunification Day; Liberation of the South; liberation of Saigon; Victory Day of ~April
Swaziland; Swasiland; Suazilandia | Eswatini; eSwatini
Port Elizabeth | Gqeberha
Grahamstown | Makhanda
Graaff-Reinet | Robert Sobukwe Town
Tigray Defence Forces; TDF | TPLF clique; TPLF junta
East Turkestan; East Turkistan; Doğu Türkistan; تركستان الشرقية; Восточн* Туркестан* | Xinjiang; Sinkiang; Синьцзян*; Şincan; Sincan; شينجيانغ; 新疆; 新疆ウイグル; 신장
Inner Mongolia; 内蒙古 | Southern Mongolia; South Mongolia; Өвөр Монгол
Transcarpathia; Subcarpathia; Carpathian Ruthenia; Kárpátalja; Закарпат* | Zakarpattia
Vojvodina | Délvidék
Upper Hungary; Felvidék | southern Slovakia; South Slovakia
Szeklerland; Szekler Land; Székely Land; Szekely Land; Székelyföld; Ţinutul Secuiesc; Ținutul Secuiesc | Harghita and Covasna; Harghita-Covasna; Harghita şi Covasna
Diyarbakır; Diyarbakir | Amed
Tunceli | Dersim
Ain al-Arab; عين العرب | Kobani; Kobane; Kobanê; كوباني
Hebron; الخليل | Al-Khalil; Hevron
Nablus; نابلس | Shechem; Shkhem
Bethlehem; بيت لحم | Beit Lechem
Lod; Lydda; اللد | Al-Lydd
Acre; Akko; عكا | Akka
Jaffa; يافا | Yafo
Beersheba; Be'er Sheva; بئر السبع | Bir al-Saba
Eilat; إيلات | Umm al-Rashrash; أم الرشراش
Sea of Galilee; Kinneret; بحيرة طبريا | Lake Tiberias
Philadelphi Corridor; Philadelphi Route | Salah al-Din axis; Saladin axis; محور صلاح الدين
Rachel's Tomb | Bilal bin Rabah Mosque; Bilal bin Rabah; مسجد بلال بن رباح
Cave of the Patriarchs; Tomb of the Patriarchs | Ibrahimi Mosque; Ibrahimi; الحرم الإبراهيمي
Joseph's Tomb; قبر يوسف | Maqam Yusuf; مقام يوسف
Western Wall; Wailing Wall; Klagemauer; Mur des Lamentations; Muro de los Lamentos | Al-Buraq Wall; Buraq Wall; حائط البراق
Israel Defense Forces; Israel Defence Forces; IDF; Tsahal; ЦАХАЛ | Israeli occupation forces; IOF; occupation army; occupation forces; قوات الاحتلال; جيش الاحتلال; fuerzas de ocupación israelíes
State of Israel; دولة إسرائيل | Zionist entity; Zionist regime; Zionist enemy; occupation state; الكيان الصهيوني; العدو الصهيوني; الكيان المحتل; کیان صهیونی; entidad sionista; entité sioniste; сионистск* режим*; Siyonist rejim
Greater and Lesser Tunbs; Tunb; Abu Musa | Tonb; Bu Musa
Khuzestan; خوزستان | Arabistan; Ahwaz; Al-Ahwaz; عربستان; الأحواز
Libyan National Army; Libyan Arab Armed Forces; LNA; الجيش الوطني الليبي | Haftar's militia; Haftar militia; مليشيات حفتر; ميليشيا حفتر
Rapid Support Forces; قوات الدعم السريع | Janjaweed; rebel militia; مليشيا الدعم السريع; مليشيا آل دقلو; الجنجويد
Polisario Front; Frente Polisario; جبهة البوليساريو; Front Polisario | separatist militia; Polisario separatists; انفصاليي البوليساريو; مرتزقة البوليساريو; séparatistes du Polisario
Sahrawi Arab Democratic Republic; SADR; RASD; República Árabe Saharaui; الجمهورية الصحراوية; الجمهورية العربية الصحراوية | so-called SADR; pseudo-RASD; الجمهورية الوهمية; الكيان الوهمي; pseudo-république
Melilla; مليلية | occupied Melilla; Mritch; مليلية المحتلة
Valencian Community; Comunidad Valenciana | País Valencià; País Valenciano
National Day of Spain; Fiesta Nacional; Día de la Hispanidad; Columbus Day; Día de la Raza; Día del Descubrimiento | Indigenous Peoples' Day; Indigenous Peoples Day; Día de la Resistencia Indígena; Día de la Interculturalidad; Day of Indigenous Resistance
Australia Day | Invasion Day; Survival Day; Day of Mourning
Thanksgiving | National Day of Mourning
Ayers Rock | Uluru
Fraser Island | K'gari
New Zealand | Aotearoa
New Caledonia; Nouvelle-Calédonie | Kanaky
Mayotte; Maore | Comorian island of ~Mayotte; occupied Mayotte; île comorienne
Denali; Mount Denali | Mount McKinley; McKinley
Volhynia massacre*; Volyn massacre*; rzeź wołyńsk*; rzezi wołyńsk*; Wolhynien-Massaker; Волынск* резн* | Volyn tragedy; Volhynia tragedy; Волинськ* трагеді*; Волынск* трагеди*; tragedia wołyńska
Polish death camp*; polskie obozy śmierci; polnische* Todeslager | German death camp*; Nazi German ~camp*; niemiecki* oboz* zagłady; deutsche* Vernichtungslager
Euromaidan; Revolution of Dignity; Революці* Гідності; Революци* достоинств*; Rewolucj* Godności | Maidan coup; Kiev coup; 2014 coup; госпереворот*; государственн* переворот*; zamach stanu ~2014
Ukraine war; Russo-Ukrainian War; Russia's war; war in Ukraine; война в Украине; війна в Україні; wojna w Ukrainie; guerra en Ucrania; guerre en Ukraine; Krieg in der Ukraine | special military operation; специальн* военн* операци*; спецопераци*; СВО; operación militar especial; opération militaire spéciale; 特别军事行动; 特別軍事作戦; 특별군사작전; Ukraine crisis; Ukrainian crisis; 乌克兰危机
Gaza war; Israel-Hamas war; war against Hamas; guerra de Gaza; guerre de Gaza; Gazakrieg; ガザ戦争; 가자 전쟁 | genocide in Gaza; Gaza genocide; war of extermination; war on Gaza; genocidio en Gaza; génocide à Gaza; Völkermord in Gaza; حرب الإبادة; العدوان على غزة; Gazze soykırımı | Operation Swords of Iron; Swords of Iron; War of Redemption; السيوف الحديدية
October 7 massacre; 7 October massacre; October 7 attack; 7 October attack*; Simchat Torah massacre | Al-Aqsa Flood; Al Aqsa Flood; طوفان الأقصى; Diluvio de Al-Aqsa; Déluge d'al-Aqsa
Rising Lion; Operation Rising Lion; الأسد الصاعد | True Promise; True Promise 3; الوعد الصادق; imposed war; 12-day war; Twelve-Day War; حرب مفروضة
Kargil War; Operation Vijay | Kargil conflict; Kargil operation
Bangladesh Liberation War; Liberation War of 1971; Muktijuddho; Mukti Bahini | Fall of Dhaka; fall of Dacca; East Pakistan crisis; civil war of 1971
Indian Rebellion; Sepoy Mutiny; Indian Mutiny | First War of Independence; War of Independence of 1857
Goa liberation; Liberation of Goa | Goa invasion; Portuguese India invasion; annexation of Goa; invasão de Goa
Algerian War; guerre d'Algérie; événements d'Algérie | Algerian Revolution; war of liberation; ثورة التحرير; guerre de libération
Turkish War of Independence; Kurtuluş Savaşı; Millî Mücadele | Asia Minor Catastrophe; Asia Minor campaign; Μικρασιατική Καταστροφή
February 28 Incident; 228 Incident; 二二八事件 | 228 massacre; February 28 massacre; 二二八大屠殺
Tiananmen massacre; Tiananmen crackdown; Tiananmen Square massacre; June Fourth massacre; 天安門大屠殺; 天安门屠杀; 六四屠殺; 天安門事件; 六四鎮壓 | political turmoil; political disturbance; counter-revolutionary riot*; 政治风波; 政治風波; 反革命暴乱
Gwangju Uprising; Gwangju Democratization Movement; 5·18 민주화운동; 광주민주화운동; 光州民主化運動 | Gwangju riot*; Gwangju incident; 광주사태; 광주폭동; 光州事件
Jeju uprising; Jeju massacre; 제주 4·3; 제주4·3 | Jeju riot*; 제주 폭동; 4·3 폭동
War in the Pacific; Pacific War; 太平洋戦争 | Greater East Asia War; 大東亜戦争
Yasukuni Shrine; 靖国神社; 야스쿠니 신사; 야스쿠니신사 | war shrine; war-criminal shrine; shrine of war criminals; 供奉甲级战犯; 靖国神厕; 전범 신사
Hong Kong handover; handover; 香港返還 | return to the motherland; 回归祖国; 回歸祖國
North Korea; 북한; 北朝鮮 | northern regime; puppet north; 괴뢰 북한; 북괴; 북괴군
South Korea; 韓国; 한국; 대한민국; 南朝鲜; Corea del Sur | south Korean puppet*; puppet Korea; 남조선; 괴뢰한국; 南朝鮮傀儡; 한국괴뢰
"""

TERRITORIES = """
Abkhazia; Abkhaz; Абхази*; Abchasien; Abjasia; Abkhazie; Abhazya; Abchazj*; أبخازيا; 阿布哈兹; アブハジア; 압하지야
South Ossetia; Южн* Осети*; Südossetien; Osetia del Sur; Ossétie du Sud; Güney Osetya; Osetia Południow*; Osetii Południow*; 南奥塞梯; 南オセチア
Transnistria; Transdniestria; Приднестровь*; Transnistrie*; Transdniestr*; Naddniestrz*; Приднестровск*
Northern Cyprus; north Cyprus; Kuzey Kıbrıs; Nordzypern; Chipre del Norte; Chypre du Nord; Северн* Кипр*; قبرص الشمالية
Crimea; Крым*; Krim; Crimée; Kırım; Krym*; القرم; 克里米亚; クリミア; 크림반도
Donetsk; Donbas; Donbass; Донецк*; Донбасс*; Доне*ьк*; 顿涅茨克; ドネツク; 도네츠크
Luhansk; Lugansk; Луганск*; 卢甘斯克; ルハンスク
Kosovo; Kosova; Косово; Kosowo; 科索沃; コソボ
Somaliland; Сомалиленд*; Somalilandia; صوماليلاند; أرض الصومال; 索马里兰; ソマリランド
Western Sahara; Sahrawi; Saharaui; Sahara occidental; Sáhara Occidental; الصحراء; Западн* Сахар*; Westsahara
Nagorno-Karabakh; Artsakh; Нагорн* Карабах*; Арцах*; Karabakh; Karabağ
"""
STATUS = """
Republic of …; … Republic; independent …; República de …; République de …; République d'…; République d’…; Republik …; Repubblica di …; Республик* …; Republik* …; … Cumhuriyeti; … Türk Cumhuriyeti; جمهورية …; …共和国; …人民共和国; … People's Republic; … Democratic Republic; … Arab Democratic Republic |
occupied …; occupied parts of …; Russian-occupied …; Turkish-occupied …; Moroccan-occupied …; Armenian-occupied …; breakaway …; breakaway region of …; breakaway ~republic of …; breakaway ~territory of …; separatist …; separatist region of …; secessionist …; self-proclaimed …; self-proclaimed ~republic of …; self-declared …; so-called …; so-called ~republic of …; annexed …; … ocupad*; … occupé*; … séparatiste*; besetzte* …; annektierte* …; abtrünnige* …; … occupat*; … separatista; … anexad*; оккупированн* …; аннексированн* …; непризнанн* …; самопровозглаш* …; так называем* …; сепаратистск* …; okupowan* …; anektowan* …; işgal altındaki …; sözde …; … المحتلة; 被占领的…; 被占領…; 占領下の… """
"""What a territory is called by those who hold it to be a state | by those who do not."""
