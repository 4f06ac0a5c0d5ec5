namespace PhbResources.Documents.Tests.Privacy;

/// <summary>Texts that no rule was tuned on: written before the first run, and only measured. Marked as those of <see cref="TuningSet"/>.</summary>
internal static class HeldOutSet
{
    public const string Lines = """
        NHS Number | ⟦nhs:999 000 0387⟧
        nhs num: ⟦nhs:999-000-0018⟧
        Please quote NHS number ⟦nhs:9434765919⟧ when you ring.
        NHS number ⟦nhs:943 476 5919⟧ and GP practice are on the front
        My child's number ⟦nhs:943 476 5919⟧ is in the red book
        NHS Number:\t⟦nhs:9434765919⟧
        NHS-number ⟦nhs:943 4765919⟧
        NHS no: ⟦nhs:999 000 0387⟧ / ward 4
        Hospital letter, ⟦nhs:999 000 0018⟧, seen last week
        NHS ⟦nhs:943 476 5919⟧
        NHS number not known
        NHS number: 123 456 7890
        Book ISBN-10: 0306406152
        Purchase order 999 000 0018
        Booking 9434765919 confirmed
        Barcode 9434765919
        Policy number 9434765919
        Machine P/N 9434765919
        Timestamp 9434765919
        Room 943 476
        Repeat 4 x 10 x 2
        National Insurance: ⟦ni:QQ 12 34 56 A⟧
        N.I. number ⟦ni:QQ123456B⟧
        NI Number | ⟦ni:QQ 12 34 56 D⟧
        The payroll form shows ⟦ni:QQ123456C⟧ at the top
        NINO ⟦ni:QQ 12 34 56 C⟧.
        ni: ⟦ni:qq123456d⟧
        National Insurance No:\n⟦ni:QQ 12 34 56 B⟧
        NI number (two letters, six numbers, a letter): _________
        Model GB 12 34 56 A
        Wheelchair NK123456C
        Ref KN123456A
        Charger TN 12 34 56 B
        Filter QV123456C
        Version AB1234C
        Postcode area QQ is not used
        Child's date of birth: ⟦dob:07/08/2015⟧
        D.O.B. ⟦dob:7/8/15⟧
        DOB = ⟦dob:07 08 2015⟧
        was born ⟦dob:7th August 2015⟧
        Date of Birth | ⟦dob:07-08-2015⟧
        date of birth ⟦dob:7 Aug 1999⟧
        DOB: ⟦dob:0 7 / 0 8 / 2 0 1 5⟧
        Birth date: ⟦dob:2015/08/07⟧
        Date of birth:
        DOB: DD/MM/YY
        Your date of birth, for example 31 3 1980
        Date of appointment: 07/08/2015
        Contract from 1 April 2024 to 31 March 2025
        People born after 5 April 1990 pay this
        Next review due 07/08/2025
        Expires 2025-08-07
        Vaccine given 07/08/2015
        Telephone: ⟦phone:01632 960 999⟧
        Home phone | ⟦phone:01632 960111⟧
        Mob ⟦phone:07700 900 000⟧
        M: ⟦phone:07700900999⟧
        You can reach her on ⟦phone:07700 900321⟧ at work
        Tel ⟦phone:0113 496 0000⟧
        Tel: ⟦phone:028 9018 0123⟧
        ⟦phone:+447700900555⟧
        Night number: ⟦phone:020 7946 0999⟧
        WhatsApp ⟦phone:+44 7700 900 777⟧
        Phone: ⟦phone:01632-960-222⟧
        Grandma ⟦phone:01632 960 333⟧
        Phone number: ........................
        For emergencies ring 999
        Ring NHS 111 for advice
        SKU 0770-0900-1234
        Model 0161-49-60
        Order no. 01632960444
        Batch 07700900888
        Room 101, floor 2, door 3
        Rota 07:00 14:30 22:00
        £09.50 an hour for 37.5 hours
        Barcode 5012345678900
        Company number 01234567
        Charity number 1234567
        Version 1.0.0.7700
        Weeks 01 02 03 04 05 06 07
        Email: ⟦email:fred@example.com⟧
        Email | ⟦email:fred.bloggs@example.org⟧
        mailto:⟦email:f.bloggs@example.net⟧
        Send it to ⟦email:fred-bloggs@care.example.com⟧ please
        (⟦email:fb99@example.com⟧)
        Email address:
        Say "@home" to the speaker
        Twitter: @nobody
        5 @ 12.50 each
        Postcode: ⟦post:SW1A 2AA⟧
        Post code ⟦post:L1 8JQ⟧
        Address | ⟦post:1 Imaginary Lane⟧, Anytown, ⟦post:EC1A 1BB⟧
        We live in ⟦post:DN55 1PT⟧
        Address: Flat 3, ⟦post:27 Fictional Avenue⟧
        ⟦post:W1A 1AA⟧
        Address ⟦post:10 Pretend Close⟧\nAnytown\n⟦post:CR2 6XH⟧
        Postcode ⟦post:ec1a 1bb⟧
        Postcode:
        Serial M60 1QA
        Size S5 7AU
        Part no B1 1AA
        Model SE1 9GF
        Take the B4100 and A34
        Vitamin B12 1 mg
        Type C10 9ZZ
        Locker N1 9AA
        Sort code: ⟦bank:12-34-56⟧
        Account Number ⟦bank:11223344⟧
        Bank details: ⟦bank:12-34-56⟧ / ⟦bank:11223344⟧
        Acc no: ⟦bank:11223344⟧
        s/c ⟦bank:12 34 56⟧ a/c ⟦bank:11223344⟧
        IBAN: ⟦bank:GB82WEST12345698765432⟧
        Sort code | ⟦bank:123456⟧
        Account number | ⟦bank:11223344⟧
        Debit card ⟦bank:4242424242424242⟧
        Account name and number:
        Sort code: xx-xx-xx
        Account number: 8 digits
        Due 12-34-56
        Receipt 11223344
        Units 01-02-03 of the course
        Phone lot 11223344
        Name: ⟦name:Fred Bloggs⟧
        Patient: ⟦name:Fred Bloggs⟧
        Patient name | ⟦name:Jane Bloggs⟧
        Your name ⟦name:Jane Bloggs⟧
        First name: ⟦name:Jane⟧
        Surname: ⟦name:Bloggs⟧
        Next of kin | ⟦name:Jane Bloggs⟧
        NOK - ⟦name:Jane Bloggs⟧, sister
        Emergency contact: ⟦name:Jane Bloggs⟧
        Signature: ⟦name:F Bloggs⟧
        Completed by: ⟦name:Jane Bloggs⟧
        Dear ⟦name:Ms Doe⟧
        Kind regards,\n⟦name:Fred Bloggs⟧
        ⟦name:Fred Bloggs⟧ (DOB: ⟦dob:07/08/2015⟧)
        Case manager: ⟦name:Jane Doe⟧
        She asked ⟦name:Dr Doe⟧ about it
        Mother's name: ⟦name:Mary-Jane Bloggs⟧
        Witness: ⟦name:Fred Bloggs⟧
        My name is ⟦name:Fred Bloggs⟧.
        Service user: ⟦name:Fred Bloggs⟧
        Employee name: ⟦name:Fred Bloggs⟧    Week: 12
        Name ........................
        Name: Address: Telephone:
        Name of Next of Kin | Relationship to Child
        Print name: Signature: Date:
        Signed (employer):
        Dear Sir/Madam
        Dear Parent or Carer,
        Name of GP surgery: Anytown Health Centre
        Name of equipment: Ceiling Hoist
        Patient: Step 1
        Employee: Personal Assistant
        Carer: Sleeping Night
        Completed by: Line Manager
        Child: Yes / No
        Contact: Out of hours team
        Brand name | Nutrison
        Person: Role: Task:
        Health and Safety at Work Act
        Kind regards\nYour Care Team
        """;
}
