"""Closed word lists that features count: grammar and register of English at large, no brand's and no topic's words."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FIRST_PLURAL = _words("we us our ours ourselves we're we've we'll we'd let's")
FIRST_SINGULAR = _words("i me my mine myself i'm i've i'll i'd")
SECOND = _words("you your yours yourself yourselves you're you've you'll you'd ya u y'all")
THIRD = _words("he she him her his hers they them their theirs they're they've they'll they'd he's she's")
IMPERSONAL = _words(
    "customer customers client clients user users individual individuals person persons consumer consumers guest"
    " guests member members"
    " recipient recipients holder applicant applicants party parties purchaser undersigned reader one oneself"
)
OBLIGATION = _words("must shall should ought required requires require requested mandatory obliged advised needs")
POSSIBILITY = _words("can could may might can't couldn't able possibly potentially")
HEDGES = _words(
    "perhaps maybe possibly probably apparently seemingly somewhat fairly quite rather roughly arguably seem seems"
    " seemed appear appears"
    " suggest suggests tend tends think guess suppose believe hope hopefully sort kind slightly mostly generally"
    " usually might wonder"
)
BOOSTERS = _words(
    "very really absolutely totally completely utterly truly extremely incredibly insanely super so such literally"
    " definitely certainly"
    " clearly obviously simply always never ever every all everything everyone highly deeply seriously entirely fully"
)
PRAISE = _words(
    "amazing incredible awesome fantastic stunning unbelievable revolutionary ultimate perfect best greatest"
    " unforgettable epic mind-blowing"
    " breathtaking game-changing world-class exceptional extraordinary unmatched unparalleled unrivaled unrivalled"
    " spectacular magical"
    " ultimate insane legendary phenomenal thrilling exciting excited thrilled delighted love loved wow brilliant"
    " premium exclusive unique"
    " exquisite outstanding remarkable wonderful gorgeous beautiful limitless supercharge unleash transform elevate"
    " unlock discover"
)
STOCK = _words(
    "seamless seamlessly effortless effortlessly crafted carefully thoughtfully designed tailored committed"
    " commitment passionate passion"
    " dedicated quality journey experience experiences solution solutions innovative whether ensure ensuring enhance delve robust"
    " comprehensive variety range perfect ideal needs lifestyle heart excellence trusted curated elevate empower"
    " empowering landscape"
    " look looking enjoy explore today simply everyday valued proud pride"
)
JARGON = _words(
    "leverage leveraging synergy synergies stakeholder stakeholders optimise optimize optimised optimized"
    " optimisation optimization"
    " scalable actionable deliverable deliverables alignment align aligned roadmap bandwidth ecosystem holistic kpi"
    " roi touchpoint"
    " touchpoints onboarding framework paradigm utilise utilize utilised utilized utilisation utilization facilitate facilitates"
    " implement implementation strategic strategy operational operationalise operationalize granular value-add value proposition"
    " throughput end-to-end streamline streamlined capability capabilities best-in-class proactively metrics metric"
    " cadence initiative"
    " initiatives workflow workflows engagement enablement vertical core drive drives driven driving deploy deployed"
    " deploying provision"
)
LEGAL_WORDS = _words(
    "shall hereby herein hereof hereto hereinafter thereof therein thereto thereunder whereas wherein whereby"
    " pursuant notwithstanding"
    " aforesaid foregoing aforementioned said such party parties liable liability liabilities warrant warranty"
    " warranties representation"
    " consent terms conditions agreement clause provisions provision entitled entitlement discretion sole applicable"
    " indemnify waive"
    " waiver rights obligation obligations prior written notice deemed constitute constitutes event breach"
    " jurisdiction subject forfeited"
)
FORMAL_WORDS = _words(
    "kindly regarding concerning upon within therefore furthermore moreover additionally consequently accordingly"
    " thus hence nevertheless"
    " however wherein prior subsequent subsequently commence commences commenced terminate obtain obtained receive"
    " received require"
    " request requested inform informed advise advised assist assistance ensure provide provided provides provision"
    " purchase purchased"
    " inquiry enquiry enquiries sufficient insufficient numerous approximately endeavour endeavor regret sincerely"
    " cordially hitherto"
    " respectfully permitted available applicable whom shall may effected undertaken remain remains pleased desire wish matter"
)
SLANG = _words(
    "gonna wanna gotta kinda sorta dunno lemme gimme ain't y'all yeah yep yup nope nah hey yo bro dude guys folks"
    " cool lit fam vibe vibes"
    " legit lol omg tbh ngl btw fyi imo stuff thing things bunch heaps loads totally crazy insane sick dope chill"
    " wild sweet awesome nerd"
    " mate cheers ok okay sucks crap damn hell freaking deets peeps hit grab bucks boss banger slap slaps bet flex"
    " lowkey highkey goat"
    " cuz 'cause 'em u ur thx pls til whatever mess screw dodgy knackered cheeky proper"
)
CUTE = _words(
    "little tiny teeny wee snuggly cosy cozy cuddle cuddles hug hugs yay yum yummy sweetie oopsie whoops oops happy"
    " magic sprinkle sparkle"
    " sparkly fluffy cutest adorable lovely fairy dance dancing giggle smile smiles tummy friend friends pals buddy"
    " bunny pop nibble hooray"
)
APOLOGY = _words(
    "sorry apologise apologize apologies apology apologised apologized regret regrets forgive unfortunately"
    " inconvenience afraid pardon excuse"
)
COURTESY = _words("please thank thanks grateful appreciate appreciated kindly welcome gladly happy glad")
BLUNT = _words(
    "now stop don't won't can't need must just get late excuse excuses wrong fault fail failed miss missed lose"
    " losing regret warned"
    " seriously simple act demand demands nobody nothing stupid waste wasting ridiculous lazy pay"
)
PREACH = _words(
    "should ought responsible responsibility duty conscience right wrong deserve better values ethical truly"
    " matters matter choose choice"
    " choices community planet society care caring remember ask ourselves decent moral virtue worthy honest"
    " integrity mindful future"
)
SNEER = _words(
    "apparently obviously clearly surely genius shocking surprise surprisingly congratulations bravo fancy miracle"
    " somehow imagine sure course bother"
)
POETIC = _words(
    "whisper whispers whispering dance dances dream dreams dreaming golden silver heart soul song sing dawn dusk"
    " moon star stars sky river"
    " sea ocean tender gentle gently embrace tapestry symphony amid amidst beneath upon wander wandering blossom"
    " bloom shimmer shimmering"
    " glow glowing velvet silken eternal ancient breath breathe hush shadow light weave woven garden kiss kissed like as"
)
WORDY = _words(
    "order fact regard respect basis manner case purpose terms aforementioned basically essentially actually namely"
    " particular process point time that which there"
)
NEGATION = _words(
    "no not never none nothing nobody nowhere neither nor cannot can't don't doesn't didn't won't wouldn't isn't"
    " aren't wasn't weren't shouldn't couldn't haven't hasn't hadn't without"
)
FILLERS = _words("just actually basically really literally simply well anyway like honestly now still even only")
INTERJECTIONS = _words("oh ah hey wow ugh ooh aw aww whoa hooray yay oops phew psst hmm yikes ha haha bam boom woohoo hello hi")
CONNECTIVES = _words(
    "therefore however moreover furthermore additionally consequently accordingly thus hence nevertheless"
    " nonetheless meanwhile although whereas while because since though unless whilst"
)
ARTICLES = _words("a an the")
CONJUNCTIONS = _words("and but so or yet nor plus because")
DEMONSTRATIVES = _words("this that these those")
PREPOSITIONS = _words(
    "of in on at by for with from to into upon within during between among through over under against about after before without per via"
)
BE = _words("is are was were be been being am isn't aren't wasn't weren't")
IMPERATIVES = _words(
    "get go try take make use see read find call click visit order book join start save shop learn discover explore"
    " enjoy come bring tell"
    " ask add set open check choose pick follow send keep put give let look remember don't please stop contact enter"
    " select create run"
    " write share sign register download buy reply turn wait leave press say think imagine unlock experience grab note ensure"
)

_GRAMMAR = (
    "a about above across after again against all almost along already also although always am among an and another any"
    " anyone anything are aren't around as at away back be because been before being below between both but by can can't"
    " cannot could couldn't did didn't do does doesn't doing don't down during each either else enough etc even ever every"
    " everyone everything few for from further had has hasn't have haven't having he her here hers him his how however i i'd"
    " i'll i'm i've if in instead into is isn't it it'll it's its itself just least less let let's like many may maybe me"
    " might mine more most much must my myself neither never no nobody none nor not nothing now of off often on once one"
    " only onto or other others otherwise our ours ourselves out over own per perhaps please quite rather really same shall"
    " she should shouldn't since so some someone something sometimes soon still such than that that's the their theirs them"
    " themselves then there there's therefore these they they'll they're they've this those though through thus to together"
    " too toward towards under unless until up upon us very via was wasn't we we'd we'll we're we've well were weren't what"
    " what's when where whether which while who whom whose why will with within without won't would wouldn't yes yet you"
    " you'd you'll you're you've your yours yourself"
)
FUNCTION_WORDS = tuple(_GRAMMAR.split())
"""The words that carry grammar and not topic, one column each."""
