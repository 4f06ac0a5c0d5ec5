namespace PhbResources.Documents.Tests.Privacy;

/// <summary>
/// Passages as families write them, longer and untidier than those of <see cref="HeldOutSet"/>: written without looking at the rules, long after
/// they were made, and measured before any rule was changed. Marked as those of <see cref="TuningSet"/>.
/// </summary>
internal static class FreshSet
{
    public const string Lines = """
        This is me! My NHS number is ⟦nhs:999 777 0013⟧ and my passport is green.
        Hospital passport\nNHS ⟦nhs:9995550024⟧\nLikes: buses, the colour yellow\nDislikes: hand dryers
        In A&E give them this: ⟦nhs:999-222-3332⟧ (NHS no.)
        CHI ⟦nhs:010112 1237⟧, GP at the health centre by the park
        Health and Care Number: ⟦nhs:320 000 1119⟧
        The number on the letter from the wheelchair clinic is ⟦nhs:999 041 2871⟧, NHS one I think
        Discharge summary. Patient NHS No ⟦nhs:999 777 0013⟧ Ward 7B. Admitted 3 times last winter.
        Child | NHS number | School\n
        NHS Number (10 digits, on any letter from the GP): ☐☐☐ ☐☐☐ ☐☐☐☐
        The NHS number has ten digits, such as 123 456 7890 or 111 111 1111.
        Suction machine serial 9995550024, service due in May
        Feed pump s/n: 9992223332
        Your order 9997770013 has been dispatched
        Concentrator hours: 9,995,550,024
        Tracking: 9995550024
        Case reference 9992223332 (continuing healthcare team)
        CQC provider ID 1-101234567
        Direct payment card ends 4471
        HMRC says my NI is ⟦ni:QQ 98 76 54 C⟧
        Starter form: surname, first name, NI no. ⟦ni:QQ987654A⟧, start date
        Payslip\nNI: ⟦ni:QQ 98 76 54 B⟧ Tax code 1257L
        National insurance number is ⟦ni:qq 98 76 54 d⟧ if you need it
        NI category A, tax month 3, code 1257L M1
        Employer PAYE ref 123/AB45678, accounts office ref 123PA00012345
        Hoist model AB 12 34 56
        Sling size M, code GS123456L
        Her birthday, ⟦dob:9 May 2014⟧, is a big day: balloons but no popping
        Born on ⟦dob:09.05.2014⟧ at 29 weeks
        DoB-⟦dob:09/05/14⟧
        She was born ⟦dob:09/05/2014⟧ and came home in the August.
        Age 11 (dob ⟦dob:9.5.14⟧)
        Date of Birth: ⟦dob:May 9th, 2014⟧
        Date of assessment 09/05/2014, next one in a year
        Tracheostomy fitted 12/03/2019
        Employment started 01/09/2023, probation ended 01/12/2023
        Policy reviewed 04/2024
        Bank holiday: 26 May 2025
        The plan was written on 9 May 2024 and born out of many talks
        From 6 April 2024 the rate is £11.44
        Ring mum on ⟦phone:07700 900 461⟧, if no answer dad ⟦phone:07700900462⟧
        Nan's house ⟦phone:(01632) 960 483⟧
        Out of hours district nurse ⟦phone:0117 496 0312⟧ - press 2
        call ⟦phone:07700-900-463⟧ b4 7pm
        Phone ⟦phone:+44 (0)7700 900464⟧
        Emergency contact 1: Mum, ⟦phone:01632 960484⟧ or ⟦phone:07700 900465⟧
        tel/text: ⟦phone:07700 900466⟧
        Ring 111 or 999, or the Acas helpline on 0300 123 1100
        ICD-10 code G80.0, SNOMED 128188000
        Medicine: omeprazole 10mg/5ml, 07:00 & 19:00
        PIP 2021 guidance, page 01632
        UPC 077009004610
        Product code 07700-900
        Invoice 0117496, total £1,632.96
        Rate per hour 12.60; 13.86 at weekends; 25.20 on Christmas Day
        Ventilator settings: IPAP 18, EPAP 5, rate 16, Ti 1.2
        Key safe is by the back door, ask for the code
        Wages query? ⟦email:lottie.payroll@example.co.uk⟧
        Agency rota goes to ⟦email:the.smudge.family+rota@example.com⟧ each Friday
        ⟦email:S_OKONKWO@EXAMPLE.ORG⟧
        Email me (⟦email:kit@example.net⟧) or knock
        Mail: enquiries@example-charity.org.uk
        Follow us @ourplayground on social media
        Dosage 2 tabs @ 8am @ 8pm
        Go to www.example.org/contact for the form
        Deliver feeds to ⟦post:14 Hollow Tree Road⟧, Anytown ⟦post:BS99 1XX⟧
        School: 'The Willows', ⟦post:NE99 4AA⟧
        lives at ⟦post:Flat 2b, 9 Mill Street⟧
        Home address:\n⟦post:The Old Bakery, 3 Church Lane⟧\nLittle Anytown\n⟦post:GU99 9ZZ⟧
        sat nav ⟦post:bs99 1xx⟧ then left at the chip shop
        Address | ⟦post:221 Long Imaginary Drive⟧
        Meet at the sports centre, 2 hours on Mondays and 3 on Fridays
        Chair: Quickie Q50 R, seat 16 x 18
        HP cartridge 304XL, toner CF283A
        Take the M5 to J21 then the A370
        Blood group O+, allergy E102 and E110
        Bus 76 at 9 from the High Street
        Budget line B12 3CD? no: B12 vitamins
        Ward E2 4 beds, side room 3
        Page 4 The Lane (a story)
        Pay into sort code ⟦bank:20-30-40⟧ account ⟦bank:87654321⟧ please
        Bank: Anytown Building Society. SC ⟦bank:203040⟧ AC ⟦bank:87654321⟧
        Account no. | ⟦bank:87654321⟧ | Sort code | ⟦bank:20-30-40⟧
        wages a/c number ⟦bank:8765 4321⟧
        Sort Code ⟦bank:20 30 40⟧
        Direct payment account: please use a separate bank account with two signatures
        Claim 87654321 refers
        Insurance policy 20-30-40/87654321
        Scores 20-30-40 in the third game
        Meeting ID: 876 5432 1098 Passcode: 445566
        Reward card: ask at the desk
        Name of child: ⟦name:Wren Okonkwo⟧
        I am ⟦name:Kit⟧ (name: ⟦name:Kit Marlowe-Diaz⟧)
        Employee's name ⟦name:Lottie Fairbrother⟧
        Completed by: ⟦name:Siân Prydderch⟧, mum
        Personal assistant: ⟦name:Zofia Wiśniewska⟧
        Employer's name | ⟦name:Desmond Achebe⟧
        Signed: ⟦name:D. Achebe⟧   Date:
        Next of kin ⟦name:Mrs Pauline Okonkwo⟧ (grandmother)
        GP: ⟦name:Dr A Rahman⟧, Riverside surgery
        Dear ⟦name:Lottie⟧,\nThank you for coming on Tuesday.
        Yours sincerely\n⟦name:Desmond Achebe⟧
        Best wishes,\n⟦name:Siân⟧ xx
        Consultant: ⟦name:Mr Tobias Hargreave⟧
        Social worker - ⟦name:Beverley Ampofo⟧
        Full name: ⟦name:ZOFIA WIŚNIEWSKA⟧
        ⟦name:Wren Okonkwo⟧, DOB ⟦dob:09/05/2014⟧, NHS ⟦nhs:999 777 0013⟧
        Surname | ⟦name:Okonkwo⟧ | First name | ⟦name:Wren⟧
        Name of PA (print):
        Name of medicine: Paracetamol
        Name of school: Anytown Primary
        Medicine name | Baclofen | Dose | 10 mg
        Signed: ........................ Print name: ........................
        Contact name and number:
        Dear Sir or Madam,\nI write about the review.
        Dear PA,\nWelcome to the team!
        Name your top three goals
        Employee name and address
        Witness: a friend who is not family
        Yours faithfully\n\n____________\nThe employer
        Nurse: checks the gastrostomy weekly
        Doctor: see page 2
        Named worker: to be agreed
        Room name: Blue Room
        Playlist name: Calm Songs
        Employer: you, the person with the budget
        Next of kin: who to ring first
        Keyworker | Times | Notes
        Manager on call (evenings)
        Signature of parent or guardian
        A week in the life\nMonday: swimming\nTuesday: Speech and language therapy\nFriday: Fish and chips
        Morning routine\n1. Meds through the button\n2. Chest physio\n3. Splints on by 8.15\n4. School bus 8.40
        What people like about me\nI am funny and I give good hugs.
        Interview questions\nWhy do you want this job?\nHave you used a hoist?
        Person specification | Essential | Desirable\n
        Annual leave: 5.6 weeks, 28 days pro rata; year runs 1 April to 31 March
        Hours worked 37.5 x £12.60 = £472.50
        Employers' liability insurance must cover at least £5,000,000 (Act of 1969)
        """;
}
