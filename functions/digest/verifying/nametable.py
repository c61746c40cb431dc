"""Names whose forms differ between languages: countries with their peoples and capitals, leaders, bodies and places.

A line is: id | forms as written, `;` between them | beginnings of words in languages other than English, which may be small letters.
A capital stands for its government, as in headlines. countries.json holds the country names of the encoder's languages, made from
CLDR (https://cldr.unicode.org) by its territory codes.
"""

from __future__ import annotations

NAMES = """
US | US; USA; U.S; United States; America; American; Americans; Washington; White House; EE.UU; EEUU; EE UU; EUA; USA; Washingtons; 美国; 美國; 美方; 美; 白宫; 白宮; 米国; アメリカ; ワシントン; 米; 미국; 미; 백악관; США; Вашингтон; الولايات المتحدة; أمريكا; أميركا; واشنطن; สหรัฐ; ABD; VS; États-Unis; Etats-Unis; Estados Unidos; Casa Blanca | estadounidens; norteameric; américain; americain; amerikan; american; americà; американ; أمريكي; أميركي; сша
CN | China; Chinese; Beijing; PRC; Mainland; Peking; Pékin; Pekín; Pequim; Pechino; Çin; Çinli; Çinliler; Çince; 中国; 中國; 北京; 中方; 大陆; 大陸; 中; 중국; 베이징; 중; Пекин; بكين; ปักกิ่ง | chin; китай; кита; الصين; صيني; cines
JP | Japan; Japanese; Tokyo; 日本; 东京; 東京; 日方; 日; 일본; 도쿄; 일; Токио; طوكيو; ญี่ปุ่น | japon; japan; japoñ; giappon; япон; ياباني; اليابان
TW | Taiwan; Taiwanese; Taipei; ROC; Republic of China; Chinese Taipei; 台湾; 台灣; 臺灣; 台北; 臺北; 台; 臺; 대만; 타이베이; Тайбэй; تايبيه | taiwan; taïwan; tajwan; тайван; تايوان; tayvan
KR | South Korea; South Korean; South Koreans; Seoul; ROK; S Korea; S Korean; S. Korea; S. Korean; 韩国; 韓国; 韓國; 南韓; 首尔; 首爾; ソウル; 韩; 韓; 한국; 서울; Сеул; سيول | südkorean; surcorean; sud-coréen; sudcoréen; южнокорей
KP | North Korea; North Korean; North Koreans; Pyongyang; DPRK; N Korea; N Korean; N. Korea; N. Korean; 朝鲜; 北朝鮮; 朝鮮; 平壤; 平壌; 북한; 평양; 朝; Пхеньян | nordkorean; norcorean; nord-coréen; северокорей
KO | Korea; Korean; Koreans | corean; coréen; koreans; корей
IN | India; Indian; Indians; New Delhi; Delhi; 印度; 新德里; インド; 印; 인도; 뉴델리; Дели; نيودلهي | indien; индий; индия; الهند; هندي; hindist
PK | Pakistan; Pakistani; Pakistanis; Islamabad; 巴基斯坦; 伊斯兰堡; 巴; パキスタン; 파키스탄; إسلام آباد | paquist; pakist; пакист; باكست
VE | Venezuela; Venezuelan; Venezuelans; Caracas; 委内瑞拉; 委內瑞拉; 委; ベネズエラ; 베네수엘라; 加拉加斯 | venezolan; vénézuél; venezuel; venezol; венесуэл; فنزويل
RU | Russia; Russian; Russians; Moscow; Kremlin; Moscou; Moscú; Moskau; Mosca; 俄罗斯; 俄羅斯; 莫斯科; 俄; ロシア; 露; 러시아; 러; 모스크바; Москва; موسكو | rus; russ; росси; русск; روسي; кремл; москв
UA | Ukraine; Ukrainian; Ukrainians; Kyiv; Kiev; Kiew; 乌克兰; 烏克蘭; 乌; 基辅; ウクライナ; 우크라이나; Киев; كييف | ucran; ukrain; украин; أوكران
IR | Iran; Iranian; Iranians; Tehran; Teheran; Teherán; Téhéran; 伊朗; 德黑兰; 德黑蘭; イラン; テヘラン; 이란; Тегеран; طهران | iran; иран; إيران
IL | Israel; Israeli; Israelis; Tel Aviv; 以色列; 以; イスラエル; 이스라엘 | israel; israël; израил; إسرائيل
PS | Palestine; Palestinian; Palestinians; 巴勒斯坦; パレスチナ; 팔레스타인 | palestin; палестин; فلسطين
GB | UK; Britain; British; United Kingdom; Great Britain; London; Londres; England; English; Briton; Britons; 英国; 英國; 英; 伦敦; 영국; Лондон; لندن | britán; britan; británic; britann; брит
FR | France; French; Paris; París; Parigi; 法国; 法國; 法; 巴黎; フランス; 프랑스; Париж | francia; franç; franz; frans; frances; фран; فرنس
DE | Germany; German; Germans; Berlin; Berlín; 德国; 德國; 德; 柏林; ドイツ; 독일; Берлин | alem; allem; deutsch; tedesc; герман; немец; ألمان
ES | Spain; Spanish; Madrid; 西班牙; スペイン; 스페인 | español; espagn; spanisch; испан; إسبان
IT | Italy; Italian; Italians; Rome; Roma; Rom; 意大利; イタリア; 이탈리아 | italia; italien; итал
EU | EU; European Union; Brussels; Bruselas; Bruxelles; Brüssel; UE; Unión Europea; Union européenne; Europäische Union; União Europeia; 欧盟; 歐盟; EU; 유럽연합; ЕС; Евросоюз; الاتحاد الأوروبي | евросоюз
@europe | Europe; European; Europeans; 欧洲; 歐洲; 欧; ヨーロッパ; 欧州; 유럽; Европа; أوروبا | europ; europä; européen; европ; أوروب
@asia | Asia; Asian; Asians; Asia-Pacific; 亚洲; 亞洲; 亚; アジア; 아시아; Азия; آسيا | asiátic; asiat; asien; азиат
@africa | Africa; African; Africans; 非洲; アフリカ; 아프리카; Африка; أفريقيا | african; afrik; африк
@latam | Latin America; Latin American; América Latina; Latinoamérica; Amérique latine; Lateinamerika; 拉美; 拉丁美洲; 中南米; 중남미 | latinoameric
@samerica | South America; South American; Sudamérica; Suramérica; 南美 | sudameric
@mideast | Middle East; Mideast; Middle Eastern; Oriente Medio; Medio Oriente; Oriente Próximo; Moyen-Orient; Proche-Orient; Naher Osten; Nahen Osten; Oriente Médio; 中东; 中東; 중동; Ближний Восток; الشرق الأوسط |
@scs | South China Sea; mar de China Meridional; Mar del Sur de China; mer de Chine méridionale; Südchinesisches Meer; 南海; 南シナ海; 남중국해 |
@ecs | East China Sea; 东海; 東海; 東シナ海; 동중국해 |
@strait | Taiwan Strait; Taiwan Straits; estrecho de Taiwán; 台海; 台湾海峡; 臺灣海峽; 台灣海峽; 대만해협 |
@xstrait | cross-Strait; cross-strait; 两岸; 兩岸; 両岸; 양안 |
@indopac | Indo-Pacific; Indopacífico; 印太; インド太平洋; 인도태평양 |
@pacific | Pacific; Pacífico; Pazifik; 太平洋; 태평양 |
@caribbean | Caribbean; Caribe; Caraïbes; Karibik; 加勒比; カリブ; 카리브 | caribeñ
@hormuz | Hormuz; Ormuz; 霍尔木兹; 霍爾木茲; ホルムズ; 호르무즈; هرمز; Ормуз |
@kashmir | Kashmir; Kashmiri; Kashmiris; J&K; Jammu; Cachemira; Cachemire; Kaschmir; 克什米尔; 克什米爾; カシミール; 카슈미르; كشمير; Кашмир |
@gaza | Gaza; 加沙; ガザ; 가자; غزة; Газа |
HK | Hong Kong; Hongkong; Hong Konger; Hongkonger; Hong Kongers; 香港; 港; ホンコン; 홍콩; Гонконг; هونغ كونغ |
MO | Macau; Macao; 澳门; 澳門; 마카오 |
@okinawa | Okinawa; Ryukyu; Ryukyus; Ryukyu Islands; 冲绳; 沖繩; 沖縄; 琉球; 오키나와 |
@senkaku | Senkaku; Senkakus; Senkaku Islands; Diaoyu; Diaoyu Islands; Diaoyu Dao; Diaoyutai; 尖阁; 尖閣; 钓鱼岛; 釣魚島; 釣魚台; 센카쿠; 댜오위다오 |
@tibet | Tibet; Tibetan; Xizang; 西藏; チベット; 티베트 |
@xinjiang | Xinjiang; Uyghur; Uygur; Uighur; 新疆; ウイグル; 신장 |
@baloch | Balochistan; Baluchistan; Baloch; Baluch; 俾路支 |
@nato | NATO; OTAN; 北约; 北約; 나토; НАТО; الناتو |
@un | UN; United Nations; ONU; Naciones Unidas; Nations unies; Vereinte Nationen; VN; Nações Unidas; Nazioni Unite; 联合国; 聯合國; 国連; 유엔; ООН; الأمم المتحدة; UNO |
@unsc | UN Security Council; UNSC; United Nations Security Council; Security Council; Consejo de Seguridad; Conseil de sécurité; 安理会; 安理會; 安保理; 안보리; مجلس الأمن |
@asean | ASEAN; 东盟; 東盟; 아세안; АСЕАН |
@brics | BRICS; 金砖; 金磚; БРИКС |
@g7 | G7; G-7; Group of Seven; 七国集团; 主要7か国 |
@g20 | G20; G-20; Group of 20; 二十国集团 |
@apec | APEC; 亚太经合组织; АТЭС |
@wto | WTO; World Trade Organization; World Trade Organisation; OMC; 世贸组织; 世貿; 世界貿易機関; ВТО |
@imf | IMF; International Monetary Fund; FMI; 国际货币基金组织; 國際貨幣基金; МВФ |
@who | World Health Organization; WHO; OMS; 世卫组织; 世衛; ВОЗ |
@iaea | IAEA; International Atomic Energy Agency; OIEA; AIEA; 国际原子能机构; МАГАТЭ |
@opec | OPEC; OPEC+; OPEP; 欧佩克; ОПЕК |
@quad | Quad; 四方安全对话 |
@sco | SCO; Shanghai Cooperation Organisation; Shanghai Cooperation Organization; 上合组织; ШОС |
@fed | Federal Reserve; Fed; Reserva Federal; 美联储; 聯準會; FRB |
@congress | Congress; US Congress; Congreso; Capitol Hill; 国会; 國會 | congresist
@senate | Senate; Senado; Sénat; Senat; 参议院; 參議院; 上院 |
@scotus | Supreme Court; Tribunal Supremo; Corte Suprema; Tribunal Supremo de Justicia; Cour suprême; 最高法院; 最高裁; 대법원 |
@pentagon | Pentagon; Pentágono; 五角大楼; 五角大廈; 国防総省; 펜타곤; Пентагон |
@cia | CIA; ЦРУ; 中情局 |
@pla | PLA; People's Liberation Army; Liberation Army; 解放军; 解放軍; 인민해방군 |
@kmt | KMT; Kuomintang; Guomindang; Chinese Nationalist Party; 国民党; 國民黨 |
@dpp | DPP; Democratic Progressive Party; 民进党; 民進黨; 民進党 |
@tpp | TPP; Taiwan People's Party; 民众党; 民眾黨 |
@ldp | LDP; Liberal Democratic Party; 自民党; 自民黨; 자민당 |
@ccp | CCP; CPC; Communist Party; 共产党; 共產黨; 中共; 공산당 |
@bjp | BJP; Bharatiya Janata Party |
@psuv | PSUV |
@pdvsa | PDVSA; Petróleos de Venezuela |
@ofac | OFAC |
@hamas | Hamas; 哈马斯; ハマス; 하마스; ХАМАС; حماس |
@hezbollah | Hezbollah; Hizbullah; Hisbollah; Hezbolá; 真主党; ヒズボラ; 헤즈볼라; حزب الله |
@houthi | Houthi; Houthis; Hutíes; 胡塞; フーシ; 후티; الحوثي |
@taliban | Taliban; Talibán; Talibans; 塔利班; タリバン; 탈레반; طالبان |
@huawei | Huawei; 华为; 華為; ファーウェイ; 화웨이 |
@tsmc | TSMC; Taiwan Semiconductor; 台积电; 台積電 |
@nvidia | Nvidia; 英伟达; 輝達; エヌビディア; 엔비디아 |
@tiktok | TikTok; 抖音; 틱톡 |
@mofa | Foreign Ministry; Ministry of Foreign Affairs; MOFA; 外交部; 外務省; 외교부 |
@trump | Donald Trump; Trump; 特朗普; 川普; トランプ; 트럼프; Дональд Трамп; Трамп; ترامب; دونالد ترامب; ทรัมป์ | трамп
@biden | Joe Biden; Biden; 拜登; バイデン; 바이든; Байден; بايدن |
@vance | JD Vance; Vance; 万斯; 范斯; バンス; 밴스; Вэнс; فانس |
@rubio | Marco Rubio; Rubio; 鲁比奥; 盧比歐; 鲁比欧; ルビオ; 루비오; Рубио; روبيو |
@hegseth | Pete Hegseth; Hegseth; 赫格塞思; 赫格塞斯; ヘグセス; 헤그세스; Хегсет |
@bessent | Scott Bessent; Bessent; 贝森特; 貝森特; ベッセント; 베선트 |
@xi | Xi Jinping; Xi; 习近平; 習近平; 习; 習主席; 시진핑; Си Цзиньпин; شي جين بينغ; สีจิ้นผิง |
@liqiang | Li Qiang; 李强; 李強; 리창 |
@wangyi | Wang Yi; 王毅; 왕이; Ван И |
@takaichi | Sanae Takaichi; Takaichi Sanae; Takaichi; 高市早苗; 高市; 다카이치; Такаити; تاكايتشي |
@ishiba | Shigeru Ishiba; Ishiba; 石破茂; 石破; 이시바; Исиба |
@motegi | Toshimitsu Motegi; Motegi; 茂木; 모테기 |
@koizumi | Shinjiro Koizumi; Koizumi; 小泉; 고이즈미 |
@lai | Lai Ching-te; William Lai; Lai; 赖清德; 賴清德; 賴; 赖; 頼清徳; 라이칭더; Лай Циндэ |
@chengliwun | Cheng Li-wun; Zheng Liwen; 郑丽文; 鄭麗文; 鄭麗文 |
@leejm | Lee Jae Myung; Lee Jae-myung; 李在明; 이재명; Ли Чжэ Мён |
@kimju | Kim Jong Un; Kim Jong-un; 金正恩; 김정은; Ким Чен Ын |
@modi | Narendra Modi; Modi; 莫迪; モディ; 모디; Моди; مودي |
@jaishankar | S Jaishankar; Jaishankar; 苏杰生; ジャイシャンカル |
@sharif | Shehbaz Sharif; Shahbaz Sharif; Sharif; Shehbaz; 夏巴兹; 謝里夫; シャリフ; شريف |
@munir | Asim Munir; Munir; 穆尼尔; ムニール |
@dar | Ishaq Dar; 达尔 |
@maduro | Nicolás Maduro; Nicolas Maduro; Maduro; 马杜罗; 馬杜羅; マドゥロ; マドゥーロ; 마두로; Мадуро; مادورو |
@machado | María Corina Machado; Maria Corina Machado; Corina Machado; Machado; 马查多; 馬查多; マチャド; 마차도; Мачадо |
@delcy | Delcy Rodríguez; Delcy Rodriguez; Delcy; 罗德里格斯; ロドリゲス |
@edmundo | Edmundo González; Edmundo Gonzalez |
@cabello | Diosdado Cabello; Cabello |
@petro | Gustavo Petro; Petro; 佩特罗; 페트로 |
@lula | Lula da Silva; Lula; 卢拉; ルラ; 룰라; Лула |
@milei | Javier Milei; Milei; 米莱; ミレイ; 밀레이 |
@putin | Vladimir Putin; Putin; Poutine; 普京; 普丁; プーチン; 푸틴; Путин; بوتين | путин
@zelensky | Volodymyr Zelensky; Volodymyr Zelenskyy; Zelensky; Zelenskyy; Zelenski; Selenskyj; 泽连斯基; 澤倫斯基; ゼレンスキー; 젤렌스키; Зеленский; زيلينسكي | зеленск
@lavrov | Sergei Lavrov; Sergey Lavrov; Lavrov; Lawrow; 拉夫罗夫; ラブロフ; Лавров | лавров
@netanyahu | Benjamin Netanyahu; Netanyahu; Netanjahu; Netanyahou; 内塔尼亚胡; 內塔尼亞胡; ネタニヤフ; 네타냐후; Нетаньяху; نتنياهو |
@khamenei | Ali Khamenei; Khamenei; Jamenei; Chamenei; 哈梅内伊; ハメネイ; 하메네이; Хаменеи; خامنئي |
@araghchi | Abbas Araghchi; Araghchi; Araqchi; Aragchi; 阿拉格齐; アラグチ; 아락치; عراقجي |
@pezeshkian | Masoud Pezeshkian; Pezeshkian; 佩泽希齐扬; ペゼシュキアン; بزشكيان |
@macron | Emmanuel Macron; Macron; 马克龙; 馬克宏; マクロン; 마크롱; Макрон; ماكرون |
@merz | Friedrich Merz; Merz; 默茨; 梅爾茨; メルツ; 메르츠; Мерц |
@starmer | Keir Starmer; Starmer; 斯塔默; 施凱爾; スターマー; 스타머; Стармер |
@carney | Mark Carney; Carney; 卡尼; カーニー; 카니 |
@albanese | Anthony Albanese; Albanese; 阿尔巴尼斯; アルバニージー |
@marcos | Ferdinand Marcos; Marcos; 马科斯; 小馬可仕; マルコス; 마르코스 |
@vdl | Ursula von der Leyen; von der Leyen; 冯德莱恩; フォンデアライエン |
@guterres | António Guterres; Antonio Guterres; Guterres; 古特雷斯; グテレス; 구테흐스; Гутерреш |
@erdogan | Recep Tayyip Erdogan; Erdogan; Erdoğan; 埃尔多安; エルドアン; 에르도안; Эрдоган; أردوغان |
@musk | Elon Musk; Musk; 马斯克; 馬斯克; マスク氏; 머스크 |
@greer | Jamieson Greer; Greer; 格里尔; グリア |
@witkoff | Steve Witkoff; Witkoff; 威特科夫 |
@sunyatsen | Sun Yat-sen; Dr Sun Yat-sen; 孙中山; 孫中山; 孫文 |
AF | Afghan; Afghans; Kabul; 喀布尔; 阿富汗 | afgan; afghan; афган
AU | Australian; Australians; Canberra; 澳大利亚; 澳洲; 豪 | australi
BD | Bangladeshi; Bangladeshis; Dhaka; 孟加拉 |
BR | Brazilian; Brazilians; Brasilia; Brasília; 巴西 | brasil; brésil; бразил
CA | Canadian; Canadians; Ottawa; 加拿大 | canad; kanad; канад
CO | Colombian; Colombians; Bogota; Bogotá; 哥伦比亚 | colomb; kolumb; колумб
CU | Cuban; Cubans; Havana; La Habana; 古巴 | cuban; kuban; куби
EG | Egyptian; Egyptians; Cairo; 埃及 | egipc; egypt; египет
ID | Indonesian; Indonesians; Jakarta; 印尼; 印度尼西亚 | indones; индонез
IQ | Iraqi; Iraqis; Baghdad; 伊拉克 | irak; iraq; ирак
MX | Mexican; Mexicans; 墨西哥 | mexic; mejic; мекси
MY | Malaysian; Malaysians; Kuala Lumpur; 马来西亚; 馬來西亞 | malas; malays
NL | Netherlands; Dutch; The Hague; Holland; 荷兰; 荷蘭; オランダ | holand; niederländ; neerland; nederland
PH | Philippines; Philippine; Filipino; Filipinos; Manila; 菲律宾; 菲律賓; 菲; フィリピン; 필리핀 | filipin; philippin; филиппин
PL | Polish; Poles; Warsaw; 波兰 | polac; polnisch; польш
QA | Qatari; Qataris; Doha; 卡塔尔 | qatar; catar; катар
SA | Saudi; Saudis; Riyadh; Saudi Arabia; 沙特; 沙烏地 | saud; сауд; سعودي
SG | Singaporean; Singaporeans; 新加坡 | singap; сингап
TH | Thai; Thais; Bangkok; 泰国; 泰國 | tailand; thaïland; thailänd; тайск
TR | Turkish; Turks; Turkey; Ankara; Türkiye; Turkiye; 土耳其 | turc; turco; türk; турц; турец
VN | Vietnamese; Hanoi; 越南; 河内 | vietnam; вьетнам
CH | Swiss; Geneva; 瑞士 | suiz; suiss; schweiz
KH | Cambodian; Cambodians; Phnom Penh; 柬埔寨 | cambo; kambod
LK | Sri Lankan; Sri Lankans; Colombo; 斯里兰卡 |
MM | Burmese; Burma; Myanmar; 缅甸; 緬甸 | birman; мьянм
NP | Nepali; Nepalese; Nepalis; Kathmandu; 尼泊尔 | nepal
SY | Syrian; Syrians; Damascus; 叙利亚 | siri; syri; сири; سوري
LB | Lebanese; Beirut; 黎巴嫩 | liban; líban; ливан; لبنان
YE | Yemeni; Yemenis; Sanaa; 也门 | yemen; йемен; يمن
AR | Argentine; Argentinian; Argentines; Buenos Aires; 阿根廷 | argentin; аргентин
CL | Chilean; Chileans | chilen; chile
PE | Peruvian; Peruvians | peruan
EC | Ecuadorian; Ecuadorean; Quito | ecuator
PA | Panamanian | panameñ
GY | Guyanese; Guyana; Georgetown | guyan
SE | Swedish; Swedes; Stockholm | suec; schwed
NO | Norwegian; Norwegians; Oslo | norueg; norweg
DK | Danish; Danes; Copenhagen | danes; dänisch
FI | Finnish; Finns; Helsinki | finland; finnisch; finn
GL | Greenlandic; Greenlander | groenland; grönland
NZ | New Zealander; Wellington; Kiwi | neozeland
KG | Kyrgyz; Kyrgyzstani; Bishkek | киргиз
KZ | Kazakh; Kazakhs; Kazakhstani; Astana | казах
TJ | Tajik; Tajiks; Tajikistani; Dushanbe | таджик
UZ | Uzbek; Uzbeks; Tashkent | узбек
AM | Armenian; Armenians; Yerevan | armeni; армян; армен
AZ | Azerbaijani; Azerbaijanis; Azeri; Azeris; Baku | азербайджан
ET | Ethiopian; Ethiopians; Addis Ababa | etíop; éthiop; äthiop
SD | Sudanese; Khartoum | sudan; soudan
RW | Rwandan; Rwandans; Kigali | rwandais; ruand
CD | Congolese; Kinshasa | congolais; congole
LY | Libyan; Libyans | libi; libyen; libysch; ليبي
TN | Tunisian; Tunisians | tunecin; tunisien; tunesisch; تونسي
DZ | Algerian; Algerians | argelin; algérien; algerisch; جزائري
MA | Moroccan; Moroccans; Rabat | marroqu; marocain; marokkan; مغربي
SO | Somali; Somalis; Mogadishu | somal
KE | Kenyan; Kenyans; Nairobi | kenian; kényan
NG | Nigerian; Nigerians; Abuja | nigerian; nigérian
RS | Serbian; Serbians; Serb; Serbs; Belgrade | serbi; serbe; serbisch; серб
HR | Croatian; Croats; Zagreb | croat; kroat
HU | Hungarian; Hungarians; Budapest | húngar; hongrois; ungar; венгер
RO | Romanian; Romanians; Bucharest | ruman; roumain; rumän; румын
BG | Bulgarian; Bulgarians | búlgar; bulgar; болгар
GR | Greek; Greeks; Athens | griego; griega; grec; griech; греч
CY | Cypriot; Cypriots | chipriot; chypriot; zypr
BY | Belarusian; Belarusians; Minsk | bielorrus; biélorus; belaruss; белорус
MD | Moldovan; Moldovans | moldav; молдав
LT | Lithuanian; Lithuanians; Vilnius | lituan; litau; литов
LV | Latvian; Latvians; Riga | letón; letton; lett; латви
EE | Estonian; Estonians; Tallinn | eston; estn; эстон
UY | Uruguayan; Uruguayans; Montevideo | urugua
PY | Paraguayan; Paraguayans | paragua
"""

PEOPLE_OF = {
    "@trump": "US", "@biden": "US", "@vance": "US", "@rubio": "US", "@hegseth": "US", "@bessent": "US", "@greer": "US", "@pentagon": "US",
    "@fed": "US", "@cia": "US", "@ofac": "US", "@xi": "CN", "@liqiang": "CN", "@wangyi": "CN", "@ccp": "CN", "@pla": "CN",
    "@takaichi": "JP", "@ishiba": "JP", "@motegi": "JP", "@koizumi": "JP", "@ldp": "JP", "@lai": "TW", "@kmt": "TW",
    "@dpp": "TW", "@tpp": "TW", "@chengliwun": "TW", "@leejm": "KR", "@kimju": "KP", "@modi": "IN", "@jaishankar": "IN", "@bjp": "IN",
    "IR": "@mideast", "IL": "@mideast", "PS": "@mideast", "@gaza": "@mideast", "SA": "@mideast", "QA": "@mideast", "IQ": "@mideast",
    "SY": "@mideast", "LB": "@mideast", "YE": "@mideast", "@hormuz": "@mideast", "@sharif": "PK", "@munir": "PK", "@dar": "PK", "@baloch": "PK", "@maduro": "VE", "@machado": "VE", "@delcy": "VE", "@cabello": "VE",
    "@edmundo": "VE", "@psuv": "VE", "@pdvsa": "VE", "@petro": "CO", "@lula": "BR", "@milei": "AR", "@putin": "RU", "@lavrov": "RU",
    "@zelensky": "UA", "@netanyahu": "IL", "@khamenei": "IR", "@araghchi": "IR", "@pezeshkian": "IR", "@macron": "FR", "@merz": "DE",
    "@starmer": "GB", "@carney": "CA", "@albanese": "AU", "@marcos": "PH", "@vdl": "EU", "@erdogan": "TR", "@tsmc": "TW", "@huawei": "CN",
    "@unsc": "@un",
    "KR": "KO", "KP": "KO", "@europe": "EU", "EU": "@europe",
}  # fmt: skip
"""What else a name shows: a leader the country, a body its own, a country of the Middle East the Middle East; either Korea is Korea."""
