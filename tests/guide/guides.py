"""Style guides of invented brands, each laid out in its own way."""

OUTFITTER = """\
# Tallgrass Outfitters — Brand Voice & Language Guide

## Our personality

| Trait | What it means |
|---|---|
| **Rugged** | plain talk |
| **Neighborly** | first names |

## Vocabulary

| Avoid | Prefer | Why |
|-------|--------|-----|
| customers | guests | They come to us |
| cheap; inexpensive | good value | |
| guide (as a noun for staff) | trail lead | |
| "click here" | say where the link goes | |
| e-mail | email | |

*Exception:* "customers always write" is our newsletter column; "Customers of the Year" may stay.

## Brand name

We are **Tallgrass Outfitters** (never "Tall Grass", "TallGrass" or "Tallgrass Outfitter").
The app is **Trailhead**, never *TrailHead* or *Trail Head*.

## Color palette

- **Prairie** – #C9A227 – buttons
- **Dusk**: `#2E3A59` for headings
- Bone (#F7F3E9), backgrounds

Don't use the old red (#B22222).

## Typography

| Use | Typeface | Fallback |
|---|---|---|
| Headings | Bitter | Georgia |
| Body | Work Sans | Arial, Helvetica |
"""

STUDIO = """\
## Say / Don't say

* Say "members", not "customers" or "users".
* Don't say "utilize", say "use".
* Use *studio*, never *gym*.
* Instead of "cancel", use "pause".
* Avoid "class pack" and "bundle".
* sessions, not workouts
* synergy → working together
* ~~fitness journey~~ practice

### Words we never use

- crush it
- beast mode, shred
- guilt-free (say what is in it)

## Names
- Our name is **stillwater**: always lower-case. Never "Stillwater" or "STILLWATER".
- Plans: **Drop-In**, **Ten Pack**.

## Colours and type
Primary is Deep Water `rgb(11, 61, 69)`. Accent is Reed `hsl(80, 35%, 45%)`.
Our typeface is Inter. If it is not available, use Helvetica or Arial. Invoices and packing slips are exempt.
"""

CREDIT_UNION = """\
Fernhill Credit Union house style
=================================

Terminology
-----------

| Instead of | Use |
|:--|:--|
| customers, clients | members |
| bank (for us) | credit union |
| interest rate / APR | rate |
| ~~penalty~~ | fee |
| terms & conditions | the small print |

Never: "act now", "limited time only", "don't miss out".

"Bank holiday" is OK. APR is fine in legal text.

How to write our names
----------------------

| Right | Wrong |
|---|---|
| Fernhill | Fern Hill, FernHill |
| EasySaver | Easy Saver, Easysaver, easy saver |

Design
------

Colours:

| Colour | HEX | RGB | Where |
|---|---|---|---|
| Moss | #3F5D45 | 63, 93, 69 | headings |
| Cream | #FBF6EA | 251, 246, 234 | background |
| Plum | | 90, 40, 80 | accents |

Fonts: Lora (headings) and Open Sans (text), falling back to Georgia and Verdana.
"""

LETTINGS = """\
# Style

We talk like people. Be warm, be brief.

## Language
We call people "neighbours" and never "residents" or "tenants". Say flat, not unit or apartment.
Please avoid the words "luxury", "stunning" and "boutique".

## Dos and don'ts

| Do | Don't |
|---|---|
| Use short sentences | Use exclamation marks |
| Be kind | Shout |

## Look
```css
:root { --brick: #A4452C; --slate: #39424E; }
```
Headlines run in "Recoleta", body copy in "Inter". Never use Comic Sans.
"""

OAT_DRINK = """\
# Voice

## Word list

| ✅ Do use | ❌ Don't use |
| --- | --- |
| plant-based | vegan, vegetarian |
| **oat drink** | **oat milk** |
| "people" | "consumers", "shoppers" |

## Who we are

### Playful
We joke.

### Honest
We say what's in it.

## Our look

| Name | Hex |
| --- | --- |
| Oatmeal | E8DCC4 |
| Sky | #9AD1D4 |

Type: **GT Walsheim** for everything. Arial where it can't load.
"""

BAKERY = """\
# Crumb & Sons

## How we sound

1. **Plain.** Short words.
2. **Dry:** one joke a page.

### Words

- **regulars** – not subscribers or members
- `sign in` (verb), `sign-in` (noun): never `log in` or `login`
- Not "artisan" but "hand-made". It's *loaf*, not *unit*.

"Members' Day" is fine, it's the name of the event.

## Our name

It's **Crumb & Sons**, never Crumb and Sons or CRUMB & SONS. Don't write "Crumb&Sons".

## Looks

Colours: Crust `#8A5A2B`, Flour `#FAF3E7` and Soot `#222222`.

Headings: **Recoleta**. Body: **Inter**. Email: Georgia, Arial. Till receipts are the exception.
"""

CLINIC = """\
# Larkfield Dental writing standards

## Terminology

| Old term | New term |
|---|---|
| dentures | removable teeth |
| pain | discomfort |

| Word | Use instead |
|---|---|
| utilize | use |
| prior to | before |

## Colors

| Swatch | Name | RGB |
|---|---|---|
| | Mint | 152, 214, 187 |

## Type

| Element | Font stack |
|---|---|
| Headings | Sora, Arial, sans-serif |
| Body | "DM Sans", Verdana, sans-serif |
"""
