// What people make passwords of, in lower case and of three letters or more: names, teams, pets,
// love, months, keyboards, products, and the common passwords of ten letters or more.
export const commonWords: ReadonlySet<string> = new Set(
  `
  password passwort passw0rd pass passwd passcode passphrase pwd login logon signin welcome willkommen
  bienvenue hello hallo secret secrets private admin administrator root user username guest master
  superuser sysadmin system server network computer internet security secure access account default
  changeme change letmein trustno temp temporary test tester testing demo example sample public open
  sesame please thanks thankyou whatever nothing something anything everything forever never always
  monkey dragon tiger lion eagle falcon hawk panther cougar jaguar leopard wolf bear shark dolphin
  horse pony cat kitty kitten dog doggy puppy bunny rabbit mouse turtle snake cobra viper spider
  scorpion phoenix unicorn butterfly ladybug chicken turkey buffalo panda penguin gorilla buddy
  football soccer baseball basketball hockey tennis golf golfer racing rugby volleyball swimming
  skate skater surfer cowboy cowboys yankees redsox lakers steelers eagles packers giants broncos
  raiders patriots dolphins chelsea liverpool arsenal manchester united barcelona realmadrid madrid
  juventus milan celtic rangers everton bulldog bulldogs tigers lions bears warriors champion winner
  love lover lovely loveme loveyou iloveyou iloveu ilove you babe baby babygirl babyboy honey
  sweetie sweetheart sweet darling angel angels princess prince queen king sexy sexygirl hottie
  beautiful gorgeous cutie girl girls boy boys friend friends bestfriend family mother father mommy
  daddy mom dad mama papa sister brother son daughter wife husband heart kisses kiss hug together
  sunshine sunflower sunday monday tuesday wednesday thursday friday saturday january february march
  april may june july august september october november december spring summer autumn fall winter
  rainbow flower flowers rose roses lily daisy jasmine orchid cherry apple banana orange lemon peach
  strawberry blueberry cookie cookies chocolate candy sugar cupcake coffee pizza cheese pepper ginger
  peanut butter pumpkin coconut vanilla whiskey vodka tequila heineken budweiser corona
  red blue green yellow black white purple pink silver gold golden diamond crystal ruby emerald
  star stars moon sun sky ocean river mountain island beach storm thunder lightning fire ice snow
  shadow night midnight dark darkness light heaven hell devil demon ghost vampire witch wizard magic
  mystic dream dreams dreamer spirit soul freedom liberty peace hope faith grace blessed blessing
  jesus christ god lord jesuschrist church bible allah buddha
  superman batman spiderman ironman wolverine hulk thor marvel pokemon pikachu naruto goku sasuke
  mario luigi zelda sonic minecraft fortnite roblox warcraft starcraft starwars skywalker yoda vader
  jedi startrek matrix terminator godfather rocky rambo frodo gandalf hobbit harrypotter harry potter
  hogwarts simpsons homer bart snoopy scooby scoobydoo mickey minnie donald tinkerbell barbie hellokitty
  metallica slipknot nirvana eminem beatles elvis acdc guitar guitarist music rocknroll drummer piano
  ferrari porsche mercedes bmw audi toyota honda nissan ford mustang camaro corvette chevy chevrolet
  harley yamaha suzuki kawasaki ducati cadillac dodge jeep subaru mazda volvo hummer
  google facebook instagram twitter youtube yahoo hotmail gmail microsoft windows apple samsung nokia
  android iphone amazon netflix linkedin myspace skype paypal adobe oracle cisco intel linux ubuntu
  office outlook word excel company business money dollar dollars cash rich million bitcoin bank
  workos authkit inhouse kubernetes docker postgres mysql database developer
  michael jordan jennifer jessica ashley amanda michelle nicole melissa stephanie elizabeth samantha
  andrea angela anna annie barbara brenda brittany carlos carol caroline catherine charlie charles
  charlotte chris christian christina christine christopher claire daniel daniela danielle david
  debbie dennis diana dominic donna eddie edward elena emily emma eric eva fernando francis frank
  frederic gabriel gabriela george gloria hannah heather helen henry isabella jackson jacob james
  jamie jane janet jason jeffrey jeremy jerry jesse joe john johnny jonathan jose joseph joshua
  juan julia julian julie justin karen katherine kathy katie kelly kenneth kevin kimberly kristen
  larry laura lauren leonardo linda lisa louise lucas lucy luis madison marcus margaret maria
  mariana marie marina mark martha martin mary matthew max maxwell megan mercedes miguel mike
  miranda monica morgan nancy natalie natasha nathan nicholas nick oliver olivia oscar pamela
  patricia patrick paul peter philip phillip rachel raymond rebecca ricardo richard robert roberto
  roger ronald ronaldo rosemary ryan sabrina sally sam sandra sandy sarah scott sean sebastian
  sergio sharon sophia sophie stephen steve steven susan suzanne sylvia tammy taylor teresa thomas
  tiffany tony tyler valentina valentine vanessa veronica victor victoria vincent virginia walter
  wendy william williams smith johnson brown jones miller davis garcia rodriguez wilson anderson
  america american canada england london paris berlin moscow tokyo sydney texas dallas houston
  chicago boston newyork york california florida arizona atlanta denver vegas lasvegas hollywood
  australia germany deutschland france italia italy espana mexico brasil brazil argentina india
  pakistan russia china japan europe africa scotland ireland
  fuck fucker fucking fuckyou fuckoff shit bullshit bitch asshole pussy dick cock bastard penis boobs
  tits naked porn hardcore suck sucks
  hunter ranger soldier sniper killer ninja samurai pirate captain maverick gangster thug gangsta
  player gamer game games hacker crazy stupid genius awesome cool legend hero monster beast
  blink rockstar superstar super power turbo nitro extreme xtreme ultimate
  merlin arthur lancelot excalibur camelot apollo zeus hercules athena hermes mercury venus mars
  jupiter saturn pluto neptune titan galaxy cosmos universe enterprise discovery endeavour challenger
  number one two three four five six seven eight nine ten first second big little hot new old
  school college student teacher university class graduate doctor nurse police lawyer
  azerty qwerty qwertz asdf zxcv qazwsx qweasd abc xyz abcd lol omg the and for are not yes
  geheim hallo schatz liebe ichliebedich arschloch fussball sommer mutter vater motdepasse soleil
  bonjour amour doudou loulou chouchou jetaime contrasena teamo tequiero amor mierda estrella
  hola senha brasil flamengo corinthians palmeiras parola ciao amore forza napoli inter
  nopassword inside outside leavemealone goldfinger thunderbird bladerunner counterstrike dragonball dragonballz playstation ghostrider translator undertaker
  motherlode syncmaster salamander aleksandra microphone highlander evangelion ironmaiden roadrunner
  skateboard abracadabra abrakadabra ronaldinho blackberry mastermind finalfantasy losangeles
  lamborghini justinbieber casablanca armageddon evanescence braveheart needforspeed devilmaycry
  callofduty volkswagen pathfinder watermelon astalavista summertime darthvader lifeisgood
  sonyericsson tokiohotel anastasia anastasiya alessandro konstantin christophe aleksander
  maximilian shevchenko montecarlo madagascar madagaskar greedisgood nuttertools multiplelo
  cheerleaers cheerleader housewife websolutions intercourse masturbate masturbation deepthroat
  suckmydick cocksucker penetration gangbang doggystyle comicbook spartan lockerroom
  mailcreated usuckballz soso sojdlg aljg montgom polniypizdec sersolution
  fktrcfylhf rjycnfynby rjirfrgbde vfvfgfgf yfnfitymrf ghjcnjgfhjkm htubcnhfwbz rfhfvtkmrf
  wachtwoord welkom haslo polska parool salasana losenord sifre galatasaray fenerbahce besiktas
  `
    .trim()
    .split(/\s+/),
)

export const longestCommonWord = Math.max(...[...commonWords].map((word) => word.length))
