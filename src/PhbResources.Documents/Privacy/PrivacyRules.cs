using System.Collections.Frozen;

namespace PhbResources.Documents.Privacy;

/// <summary>The words and figures that the privacy check goes by. Words are in lower case.</summary>
internal static class PrivacyRules
{
    /// <summary>How many letters before a number are looked at for what it is.</summary>
    public const int ContextLetters = 48;

    public static readonly string[] NhsWords = ["nhs", "chi", "h&c", "hcn", "health and care"];

    public static readonly string[] NiWords = ["ni", "nino", "national insurance", "n.i.", "insurance"];

    public static readonly string[] BirthWords = ["date of birth", "birth date", "birthdate", "dob", "d.o.b", "d.o.b.", "d o b", "birthday", "born on", "born"];

    public static readonly string[] PhoneWords = ["tel", "tel.", "telephone", "phone", "mobile", "mob", "cell", "landline", "ring", "call", "text", "whatsapp", "fax", "contact number", "home", "work"];

    public static readonly string[] SortCodeWords = ["sort code", "sortcode", "sort-code", "s/c"];

    public static readonly string[] AccountWords = ["account number", "account no", "account", "acc no", "acct", "a/c", "acc"];

    public static readonly string[] CardWords = ["card", "visa", "mastercard", "debit", "credit"];

    /// <summary>Words before a number that is about a thing and not about a person.</summary>
    public static readonly string[] ThingWords =
    [
        "isbn", "issn", "ref", "reference", "order", "invoice", "part", "model", "serial", "sku", "barcode", "ean", "item", "product", "catalogue", "cat", "version", "build", "ticket", "case", "policy", "licence",
        "registration", "charity", "company", "vat", "parcel", "tracking", "booking", "batch", "lot", "stock", "asset", "grid", "meter", "mpan", "quote", "claim", "doi", "log", "code", "room", "locker", "form", "receipt",
        "timestamp", "id", "revision", "release", "transaction", "paye", "pin", "size", "type", "machine", "hoist", "bed", "s/n", "p/n", "total", "units", "voucher", "consignment", "despatch", "purchase", "issue", "firmware",
    ];

    /// <summary>Words in a line that make its address, number or postcode one of an organisation.</summary>
    public static readonly string[] PublicWords =
    [
        "helpline", "advice line", "switchboard", "reception", "council", "po box", "freepost", "head office", "customer service", "customer services", "charity", "hmrc", "acas", "cqc", "ico", "ombudsman", "registered office",
        "website", "nhs 111", "citizens advice", "textphone", "relay uk", "press office", "headquarters", "department", "ministry", "tribunal", "enquiries", "hospital", "surgery", "trust", "pharmacy", "ltd", "limited", "plc", "company", "office",
    ];

    /// <summary>Words before something that is only shown as an example.</summary>
    public static readonly string[] ExampleWords = ["e.g.", "eg", "for example", "such as", "example", "sample", "like this", "format", "in the form", "written as", "looks like"];

    public static readonly FrozenSet<string> RoleMailboxes = FrozenSet.Create(StringComparer.Ordinal,
        "info", "enquiries", "enquiry", "hello", "contact", "contactus", "admin", "support", "help", "helpline", "advice", "office", "noreply", "no-reply", "donotreply", "mail", "team", "reception", "press", "feedback",
        "complaints", "customerservices", "customer.services", "customerservice", "webmaster", "privacy", "dpo", "hr", "payroll", "safeguarding", "referrals", "accounts", "sales", "jobs", "careers", "membership", "general",
        "name", "yourname", "your.name", "someone", "somebody", "email", "youremail", "your.email", "user", "username", "you", "firstname.lastname", "first.last", "me");

    /// <summary>Top-level or second-level ends of domains whose mailboxes stand on public pages, unless a person's name is before the @.</summary>
    public static readonly string[] PublicDomains = [".gov.uk", ".nhs.uk", ".gov.scot", ".gov.wales", ".police.uk"];

    /// <summary>First letters of postcodes (postcode areas of the Postcode Address File).</summary>
    public static readonly FrozenSet<string> PostcodeAreas = FrozenSet.Create(StringComparer.Ordinal,
        ("AB AL B BA BB BD BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML "
        + "N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE").Split(' '));

    public static readonly FrozenSet<string> Streets = FrozenSet.Create(StringComparer.Ordinal,
        "street", "road", "lane", "avenue", "close", "drive", "crescent", "terrace", "gardens", "grove", "way", "court", "place", "walk", "mews", "hill", "rise", "row", "square", "parade", "view", "green", "st", "rd", "ave",
        "yard", "wharf", "quay", "vale", "villas", "cottages", "buildings", "mount", "park", "fields", "meadow", "meadows", "heights", "gate", "croft", "mead", "alley", "passage", "circus", "esplanade", "promenade", "broadway", "parkway", "approach", "orchard", "chase",
        "dene", "dell", "glen", "heath", "ridge", "spinney", "copse", "ln", "cl", "dr", "cres", "gdns", "sq");

    /// <summary>Words that an address follows, so that a street is one without a number too.</summary>
    public static readonly string[] AddressWords = ["address", "lives at", "live at", "living at", "home", "return to", "deliver to", "collect from", "visit at", "parcel to", "send to", "sent to", "delivered to", "delivery to"];

    public static readonly FrozenSet<string> Honorifics = FrozenSet.Create(StringComparer.Ordinal, "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "sir", "lady", "nurse", "sister", "doctor");

    public static readonly FrozenSet<string> Particles = FrozenSet.Create(StringComparer.Ordinal, "de", "da", "del", "der", "den", "van", "von", "la", "le", "al", "el", "bin", "binti", "ap", "ab", "ferch", "y", "dos", "di", "ibn", "ten", "ter");

    /// <summary>Labels that a person's name follows.</summary>
    public static readonly FrozenSet<string> NameLabels = FrozenSet.Create(StringComparer.Ordinal,
        "nok", "next of kin", "signed", "signed by", "signature", "payee", "payer", "patient", "client", "service user", "employee", "employer", "child", "carer", "personal assistant", "pa", "parent", "guardian", "mother", "father", "mum", "dad",
        "husband", "wife", "partner", "son", "daughter", "sister", "brother", "gp", "doctor", "social worker", "nurse", "emergency contact", "witness", "witnessed by", "completed by", "written by", "prepared by", "reviewed by",
        "approved by", "checked by", "agreed by", "author", "key worker", "keyworker", "case manager", "representative", "account holder", "on behalf of", "budget holder", "care coordinator", "main carer", "contact person", "line manager",
        "contact", "manager", "participant", "applicant", "supervisor", "trainer", "reported by", "recorded by", "assessor", "referee", "person", "who", "given by", "seen by", "attended by", "for");

    /// <summary>Who somebody is to somebody else: a label that ends in one of these asks for a person, and a name may stand before or behind it.</summary>
    public static readonly FrozenSet<string> Roles = FrozenSet.Create(StringComparer.Ordinal,
        ("assistant assistants pa pas carer carers caregiver supporter worker workers keyworker manager coordinator co-ordinator lead officer nurse matron midwife doctor gp consultant surgeon specialist paediatrician psychologist psychiatrist therapist "
        + "physio physiotherapist ot salt dietitian dietician pharmacist dentist optician teacher tutor senco headteacher mentor coach advocate adviser advisor broker solicitor interpreter assessor reviewer approver reporter supervisor trainer trainee "
        + "apprentice interviewer interviewee applicant candidate referee employee employer staff member members colleague client patient resident tenant pupil student child parent parents guardian mother father mum mam dad stepmother stepfather "
        + "husband wife partner spouse son daughter sister brother aunt uncle nan nana gran grandma grandmother grandad grandpa grandfather cousin niece nephew friend neighbour landlord driver escort volunteer sitter buddy deputy attorney appointee "
        + "nominee trustee executor representative recipient participant complainant witness customer person individual claimant holder adult contact kin user cc attendees present").Split(' '));

    /// <summary>What is called after people, or has capital letters on forms, without being anybody.</summary>
    public static readonly FrozenSet<string> ThingsWithNames = FrozenSet.Create(StringComparer.Ordinal,
        ("foundation trust hospital hospice school academy college university primary infants nursery ward centre center house lodge hall society association institute ltd limited plc act scale syndrome disease test score station airport stadium library church "
        + "chapel cathedral surgery practice pharmacy court prize award method model index bag badge box book card chart club pool pump bed chair taxi bus van line tube spray cream oil tea cake cross ambulance rules law effect principle day week sponge recipe terrier").Split(' '));

    /// <summary>Words in running text that a person's whole name follows.</summary>
    public static readonly string[] NameLeads =
        ["nok", "next of kin", "signed by", "signed", "my name is", "i am called", "print name", "known as", "full name", "name", "completed by", "name of employee", "name of pa", "name of child", "name of client", "name of person"];

    /// <summary>Words in running text that a person's whole name may follow, or something else with capital letters: to be checked.</summary>
    public static readonly string[] LikelyNameLeads =
    [
        "approved by", "written by", "reviewed by", "prepared by", "prepared for", "checked by", "witnessed by", "agreed by", "recorded by", "reported by", "authorised by", "interviewed by", "employed by", "cared for by", "on behalf of", "between",
        "care plan for", "support plan for", "night plan for", "rota for", "plan of", "profile of", "profile for", "passport of", "passport for", "wishes from", "regards from", "love from",
    ];

    /// <summary>What a label with the word "name" may name instead of a person.</summary>
    public static readonly FrozenSet<string> ThingNames = FrozenSet.Create(StringComparer.Ordinal,
        "file", "user", "medicine", "medication", "drug", "brand", "trade", "business", "company", "organisation", "school", "college", "surgery", "practice", "pharmacy", "hospital", "agency", "document", "template", "product",
        "scheme", "insurer", "bank", "building", "street", "road", "house", "town", "place", "equipment", "item", "course", "provider", "council", "trust", "board", "icb", "branch", "policy", "form", "sheet", "pet", "dog", "cat", "generic",
        "device", "domain", "site", "event", "activity", "exercise", "food", "dish", "feed", "ward", "clinic", "department", "team", "group", "charity", "setting", "host", "field", "column", "service", "supplier", "shop",
        "playlist", "song", "album", "film", "book", "game", "app", "network", "wifi", "channel", "programme", "project");

    /// <summary>Words at the end of a letter, before the name of who wrote it.</summary>
    public static readonly string[] Farewells = ["yours sincerely", "yours faithfully", "yours truly", "kind regards", "best regards", "warm regards", "many thanks", "best wishes", "regards",
        "thanks", "thank you", "love", "lots of love", "with love", "cheers", "all the best", "take care", "with best wishes", "with kind regards", "warmest regards", "yours"];

    /// <summary>Properties that name someone. Everything else is of programs and sizes.</summary>
    public static readonly FrozenSet<string> PersonalProperties = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "author", "lastModifiedBy", "company", "manager", "printedBy", "operator", "artist", "cameraOwnerName", "owner", "ownerName", "authorsPosition", "captionWriter", "creatorEmail", "sender", "copyrightHolder", "credit", "by-line", "byline");

    /// <summary>Properties that are written by programs and say nothing of people.</summary>
    public static readonly FrozenSet<string> ProgramProperties = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "application", "appVersion", "pages", "words", "characters", "charactersWithSpaces", "lines", "paragraphs", "totalTime", "revision", "created", "modified", "docSecurity", "scaleCrop", "linksUpToDate", "sharedDoc",
        "hyperlinksChanged", "titlesOfParts", "headingPairs", "i4", "lpstr", "i2", "bool", "generator", "editing-cycles", "editing-duration", "document-statistic", "language", "producer", "creator", "creationDate", "modDate",
        "trapped", "version", "contentStatus", "identifier", "lastPrinted", "print-date", "slides", "notes", "hiddenSlides", "mmClips", "presentationFormat", "pTEX.Fullbanner", "title", "subject", "keyword", "keywords", "category", "description", "software", "template", "licence", "license");

    /// <summary>Who makes our own files, and what programs put where a name could be.</summary>
    public static readonly FrozenSet<string> NobodyNames = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "phbresources", "phbresources contributors", "microsoft office user", "user", "admin", "administrator", "owner", "unknown", "author", "un-named", "default", "windows user", "microsoft", "office", "libreoffice", "openpyxl", "python-docx", "apache poi", "none", "n/a", "anonymous", "template", "guest");

    /// <summary>Names of hidden sheets that hold the choices of drop-down lists, and nothing of anybody.</summary>
    public static readonly FrozenSet<string> ListSheets = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "lists", "list", "choices", "options", "lookup", "lookups", "dropdowns", "drop-downs", "validation", "data validation");

    /// <summary>Words with a capital letter that are part of forms and documents, so that they are nobody's name.</summary>
    public static readonly FrozenSet<string> FormWords = FrozenSet.Create(StringComparer.Ordinal,
        ("a about above access account action actions activities activity add address adult after age agency agreed agreement aims alert all allergies amount an and annual any appendix application appointment april area as assessment "
        + "assistant at attendance august authority baby back bank based basic before behaviour being below benefits best birth blank board body book breaks budget by call care carer carers case centre change chart check checklist child children choice city "
        + "clause client clinic code colleague comments communication community company complete completed condition confidential consent contact contacts continence contract copy cost council county course cover covid creative commons "
        + "daily data date dated day days dear december delivery department description detail details diary direct director disability discipline do doctor document draft drink due duties duty each eating email emergency employee employer "
        + "employment end england english equipment evening event example expenses family february feeding file finance finish first food for form friday from full funding gp general given goals good group guide guidance guidelines handbook health help helpline her here hers him his history holiday "
        + "home hospital hour hours house how human i icb identity if important in incident induction information initials insurance integrated interview introduction is issue issued it item job joint july june key kin label last law lead learning leave letter level line list living "
        + "local location log madam main manager march mask may me meal medical medication medicine medicines meeting member mental mobile moment monday money month monthly morning moving my name names national need needs new next night no nok none not note notes notice november number nurse nursing nutrition "
        + "occupation october of office on one online only or order organisation other our outcome outcomes overnight page parent part partner party pass pay payment payroll pa pas patient payslip pension people period person personal pharmacy phone photo physical place plan planning please policy position postcode preferred prepared present print "
        + "privacy procedure profile project provider public purpose quality question questions rate reason receipt record records references referral registered regulations relationship relevant report representative request required response result return review reviewed rights risk role roles room rota routine safe safeguarding safety sample saturday saturdays "
        + "save schedule school section september service services session sessions sheet shift shifts should sick sickness sign signature signed skills sir sleep social south staff start statement status statutory step stop street summary sunday supervision supplier support surgery swallowing system table task tasks team telephone template terms test text than the their them "
        + "there they thing things this thursday time times timesheet title to today total town training transport travel trust tuesday type uk united update use user usual version visit visits volunteer wales wednesday week weekly welcome we what when where which who whom why will witness with work worker working workplace year yes you your yourself "
        + "scotland scottish northern ireland british kingdom north east west london act bill government parliament crown royal hmrc nhs acas phb chc dbs epilepsy seizure oxygen tracheostomy ventilator hoist sling wheelchair bathroom bedroom kitchen garden "
        + "applicant assessor author beneficiary cleaner cook coordinator deputy driver executor guardian interviewer landlord neighbour owner paramedic participant physiotherapist professional recipient referee reporter secretary sender supervisor therapist trainee trainer treasurer tutor "
        + "father mother mum dad son daughter brother sister husband wife friend aunt uncle cousin grandmother grandfather spouse sibling self both neither either unknown various tbc tbd na nil various everyone anyone nobody colleagues sirs team enter choose select click tap insert write type tick delete select see "
        + "early late waking long short red blue green yellow orange white black swimming gardening baclofen "
        + "christmas easter eid diwali ramadan hanukkah weekend weekends half bath shower breakfast lunch tea supper snack "
        + "january february hidden sheet feuil tabelle draft final clean untitled scan scanned image img photo picture screenshot document1 book1 copy new file pdf docx odt xlsx ods txt rtf v1 v2 v3 led led's friendly easy read large print").Split(' ').Distinct().ToArray());

    /// <summary>Given names that are words as well: too common to look for on their own.</summary>
    public static readonly FrozenSet<string> NamesThatAreWords = FrozenSet.Create(StringComparer.Ordinal,
        "will", "may", "mark", "grace", "rose", "hope", "faith", "joy", "art", "bill", "guy", "summer", "april", "june", "august", "sunny", "angel", "dawn", "eve", "ivy", "jack", "jean", "pat", "penny", "ray", "rob", "sky", "sue", "victor", "young", "long", "short", "brown", "green", "white", "black", "gray", "king", "wood", "hill", "field", "cook", "price", "day", "bank", "ward");
}
