/**
 * Short, plain English words that are easy to read aloud and to type on a phone; none twice. Words that sound
 * like another one were left out where the mix-up is likely.
 */
export const words: readonly string[] = `
  able acid acorn acre actor adult agent album alley alloy almond alpha amber ample anchor angle ankle
  answer antler apple apron arch arena arm armor arrow art ash aspen atlas atom attic author autumn award
  axle baby back bacon badge badger bag bagel baker balcony ball ballet bamboo banana band banjo bank banner
  barber bark barley barn barrel base basil basin basket bass bath baton bay beach beak beam bean bear beard
  beauty beaver bed bee beef beet beetle bell belt bench berry best bicycle big bike bird biscuit bishop
  bison black blade blanket blaze blend blimp block bloom blossom blue board boat body bold bolt bone bonnet
  bonus book boot border bottle bottom boulder bounce bowl box brain brake branch brass brave bread breeze
  brick bride bridge brief bright brisk broad bronze brook broom brother brown brush bubble bucket buckle
  bud buffalo bugle builder bulb bull bunch bundle bunny bus bush butter button buzz cabbage cabin cable
  cactus cake calf calm camel camera camp canal canary candle candy cannon canoe canvas canyon cap cape
  captain car caravan card cargo carol carp carpet carrot cart carton cashew castle cat catch cattle cave
  cedar ceiling celery cellar cello cement center cereal chain chair chalk change chapel chapter charm chart
  chase cheese chef cherry chess chest chick chief child chili chime chin chip choice choir chorus cider
  cinema circle circus citrus city clam clap clay clean clear clerk clever cliff climb clinic cloak clock
  cloth cloud clover clown club coach coal coast coat cobra cocoa coconut code coffee coin collar colony
  color comb comet comic compass concert cone cook cookie copper coral cord cork corn corner cotton couch
  cougar count country county couple course court cousin cover cow coyote crab craft crane crater crayon
  cream creek cricket crisp crow crowd crown cruise crumb crust crystal cube cup curious curl curry curtain
  curve cushion custom cycle cymbal daily dairy daisy dance dancer dash date dawn day deal deck deep delta
  den denim dentist depot desert desk dial diamond diary dinner dish diver doctor dog doll dollar dolphin
  domino donkey door dot double dove dozen dragon draw dream dress drift drill drive drop drum duck dune
  duty eager eagle ear early earth easel east easy echo edge editor eel effort egg eight elbow elder elf elk
  elm ember empire energy engine enjoy entry envoy equal era errand essay event every exact exit expert
  extra eye fable fabric face factor fair fairy falcon fall family famous fan farm farmer fast father fawn
  feast feather fence fern ferry fiber fiddle field fig figure film final finch find finger fire firm first
  fish five flag flake flame flash flask flat fleet flint float flock floor flow flower flute fly foam focus
  fog foil fold folk food foot force forest fork form fort fossil four fox frame free fresh friend frog
  front frost fruit fudge full fun funnel future gadget galaxy gallery gallon game garage garden garlic gate
  gather gazelle gecko gem general gentle genuine giant gift ginger giraffe give glad glass glide globe
  glory glove glow glue goal goat gold golf goose gorilla grain grand granite grape grass gravel gravy gray
  great green grid grin grocer ground group grove guard guest guide guitar gull gust gym habit hail half
  hall ham hammer hamster hand handle happy harbor harp harvest hat hatch haven hawk hay hazel head health
  heart heat heaven hedge helmet help hen herb herd hero heron high hike hill hinge hippo hive hobby hockey
  holiday hollow holly home honest honey hood hoof hook hoop hope horizon horn horse hose hotel hour house
  humble humor hundred hunt hut ice icicle icon idea igloo image inch index indigo ink inlet inn insect iris
  iron island item ivory ivy jacket jaguar jam jar jasmine jazz jeans jelly jet jewel jigsaw job jockey join
  joke jolly journey joy judge juice jump jungle junior juniper jury just kayak keen keep kennel kettle key
  kick kind king kingdom kiosk kitchen kite kitten kiwi knee knight knot koala label lace ladder lady lagoon
  lake lamb lamp land lane lantern lapel large laser laugh laundry lava lawn lawyer layer leader leaf league
  lean learn leather lecture legend lemon lens leopard lesson letter lettuce level lever library lid life
  lift light lilac lily lime linen lion list little lizard llama loaf lobby lobster local lodge log long
  loop lotus love loyal lucky lumber lunar lunch lute lynx lyric machine magic magnet major maker mallet
  mammal mango manor mantle map maple marble march margin marina market marsh mask mason mast master match
  math maze meadow meal medal melody melon member memory menu merit merry metal meteor method middle mild
  mile milk mill mineral mint minute mirror mist mitten mix mobile model modern module mole moment monkey
  month moon moose morning mosaic moss motel moth mother motor mouse mouth movie mud muffin mule mural
  museum music mustard mutual mystery myth nail napkin narrow nation native nature navy near neat neck
  nectar needle neon nephew nest net new next nice nickel night nine noble noise noodle noon normal north
  nose note novel number nurse nut nutmeg nylon oak oar oasis oat ocean octave office oil olive omega onion
  open opera orange orbit orchard orchid order organ otter outer oval oven owl owner oxygen oyster pace
  packet paddle page paint palace palm panda panel panther paper parade parcel parent park parrot part party
  pasta paste pastry patch path patio patrol pause peace peach peacock peak peanut pearl pebble pecan pedal
  pelican pen pencil penguin penny people pepper perfect perfume person phone photo piano pickle picnic
  picture pie pig pigeon pillow pilot pine pink pioneer pipe pirate pitch pizza place plain plan planet
  plant plastic plate play plaza plenty plow plum plus pocket poem poet point polar pole polish polite pond
  pony pool popcorn poppy porch port potato pottery pouch powder prairie praise present pretty price pride
  prince print prism prize profit promise proper proud public puddle puffin pulse pump pumpkin pupil puppet
  puppy pure purple purse puzzle pyramid quail quarter quartz queen quest quick quiet quill quilt quiz quote
  rabbit raccoon race radar radio radish raft rail rainbow raisin ranch range rapid raven razor ready real
  recipe record reef region relay rely reply rescue rest result reward rhino rhyme rhythm ribbon rice rich
  riddle ride ridge right ring ripple rise river road roast robe robin robot rock rocket rodeo roof room
  rope rose round royal rubber ruby rudder rug ruler run runway rural rustic sack saddle safari safe saga
  sailor salad salmon salon salsa salt sand sandal satin saturn sauce sauna savanna scale scarf scene scent
  school science scooter score scout screen script seal season seat second secret seed senior sequel seven
  shade shadow shark sharp shed sheep sheet shelf shell shelter sheriff shield ship shirt shoe shop shore
  short show shower shrimp side sign signal silent silk silver simple singer siren sister six skate sketch
  ski skill skirt sky slate sled sleep sleeve slice slide slope slow small smart smile smoke smooth snack
  snail snow soap soccer social sock soda sofa soft soil solar solid solo song sonnet soul sound soup south
  space spark sparrow special speech speed sphere spice spider spinach spiral spirit splash sponge spoon
  sport spot spring sprout spruce square squash squid stable stadium staff stage stair stamp star start
  state statue steady steam steel stem step stereo stone stool store stork storm story stove straw stream
  street string strong studio study style subway sugar suit summer summit sun sunset super supper surf
  swallow swan sweater sweet swift swim swing symbol syrup system table tablet taco talent tall tango tape
  target tart taste taxi tea teacher team teapot temple ten tennis tent test text thank theater theme
  thimble thread three throne thumb thunder ticket tidy tiger tile timber time tin tiny title toast today
  toffee token tomato tone tooth topaz torch tornado total toucan touch tour towel tower town toy track
  trade trail train travel tray tree trend tribe trick trophy tropic trout truck true trumpet trunk trust
  truth tube tulip tuna tundra tunnel turkey turnip turtle tuxedo twelve twenty twig twin type ultra umpire
  uncle under union unique unit unity upper urban useful usual vacuum valley value van vanilla vapor vase
  vault vector velvet vendor venture verb verse vest video view villa village vine vinegar vinyl viola
  violet violin visit visitor vital vivid vocal voice volcano volume voyage wafer wagon waiter walk wall
  wallet walnut walrus waltz warm warrior wash wasp watch water wave wax wealth weaver wedding well west
  whale wheat wheel whisper whistle white wide wild willow wind window wing winner winter wire wisdom wise
  wish wolf wonder wool word work world wreath wren wrist writer yacht yard yarn year yeast yellow yoga
  yogurt young zebra zero zigzag zinc zipper zone zoo
`
  .trim()
  .split(/\s+/)
