namespace PhbResources.Documents.Tests.Privacy;

/// <summary>
/// A third lot of passages, of other kinds of documents than those of <see cref="FreshSet"/>: written without looking at the rules or at the other sets, and measured
/// before any rule was changed. Marked as those of <see cref="TuningSet"/>.
/// </summary>
internal static class LaterSet
{
    public const string Lines = """
        Care plan for ⟦name:Jasmine Thornbury⟧
        Client: ⟦name:Mr Leonard Osei⟧
        Service user name: ⟦name:Marta Kowalczyk⟧
        Patient's name: ⟦name:Idris Pemberton⟧ Ward: Ash
        Parent/guardian: ⟦name:Ruth Pemberton⟧
        Parent or carer name | ⟦name:Gareth Llewellyn⟧
        Carer: ⟦name:Sunita Rao⟧ Relationship: sister
        Mum's name ⟦name:Claire Whitlock⟧
        PA name: ⟦name:Tomasz Nowak⟧
        PA 1: ⟦name:Amy Birchwood⟧
        Staff member: ⟦name:Amy Birchwood⟧ | Date: 3/2/25
        Employee: ⟦name:Fatima Al-Sayed⟧
        Employer ⟦name:Mr & Mrs Birchwood⟧
        Line manager: ⟦name:Helen O'Rourke⟧
        Approved by ⟦name:Helen O'Rourke⟧ on 12 May
        Written by: ⟦name:J. Thornbury⟧
        Reviewed by: ⟦name:Nurse Patel⟧
        Witnessed by: ⟦name:Oluwaseun Adeyemi⟧
        Prepared for ⟦name:Leonard Osei⟧ by his family
        Print name: ⟦name:GARETH LLEWELLYN⟧
        Signature: ⟦name:G Llewellyn⟧
        NOK: ⟦name:Ruth Pemberton⟧ (mother)
        Next of kin - ⟦name:Ewan MacTavish⟧, brother
        Emergency contact: ⟦name:Ewan MacTavish⟧ ⟦phone:07700 900 512⟧
        Key worker: ⟦name:Blessing Eze⟧
        Case manager ⟦name:Philippa Stone⟧ ⟦phone:01632 960 077⟧
        Occupational therapist: ⟦name:Rory Flint⟧
        GP name: ⟦name:Dr Anand⟧
        Dr's name: ⟦name:Dr S. Mukherjee⟧
        Dear ⟦name:Mrs Thornbury⟧,\nRe: your direct payment
        Dear ⟦name:Amy⟧\nI am sorry to hear that you are leaving.
        Hi ⟦name:Tomasz⟧,\nCan you cover Friday?
        Kind regards,\n⟦name:Claire Whitlock⟧
        Many thanks\n⟦name:Sunita⟧
        Yours faithfully,\n\n⟦name:Philippa Stone⟧\nPersonal health budget team
        cc: ⟦name:Philippa Stone⟧
        First name: ⟦name:Idris⟧ Last name: ⟦name:Pemberton⟧
        Forename(s) | ⟦name:Marta Ewa⟧ | Surname | ⟦name:Kowalczyk⟧
        Family name: ⟦name:Al-Sayed⟧
        Known as: ⟦name:Jazz⟧
        Preferred name: ⟦name:Len⟧
        My name is ⟦name:Idris Pemberton⟧ and I am nine.
        Name ⟦name:Leonard Osei⟧ Date of birth ⟦dob:14/11/1961⟧ NHS No ⟦nhs:999 041 2871⟧
        Name and address of employee: ⟦name:Tomasz Nowak⟧, ⟦post:7 Gable Court⟧, Anytown, ⟦post:BS99 7ZZ⟧
        This agreement is between ⟦name:Claire Whitlock⟧ (the employer) and ⟦name:Amy Birchwood⟧ (the employee)
        Name: ................................ Date: ..............
        Name of person completing this form:
        Name (block capitals)
        Client: the person who gets the support
        Employer: this is you
        Staff member: please initial each box
        Approved by: (manager)
        Reviewed by: every six months
        Witness: anybody over 18 who is not family
        Key worker: see the front sheet
        Emergency contact: write a name and a number
        Dear colleague,\nThank you for coming to the meeting.
        Dear all\nPlease read this before Monday.
        Kind regards,\nThe family
        Many thanks\n\nYour name
        Name your three favourite things
        The name of the game is patience
        Brand name: Nutrison Multi Fibre
        Name of GP surgery: Anytown Health Centre
        Product name | Fortisip Compact | Size | 125 ml
        Prepared by: each family for themselves
        Carer: somebody who helps without pay
        My name is on the door
        GP: ask for the next free appointment
        Occupational therapist: equipment and home changes
        Bank: Anytown Bank\nSort code: ⟦bank:40-50-60⟧\nAccount number: ⟦bank:13572468⟧
        s/c ⟦bank:40-50-60⟧ a/c ⟦bank:13572468⟧
        Sort ⟦bank:405060⟧, Acc ⟦bank:13572468⟧
        Account: ⟦bank:13572468⟧ Sort code: ⟦bank:40 50 60⟧
        Bank sort code | ⟦bank:40-50-60⟧ | Bank account no | ⟦bank:13572468⟧
        Pay me at ⟦bank:40-50-60⟧ ⟦bank:13572468⟧, thanks
        Acc no: ⟦bank:1357 2468⟧
        Account number ⟦bank:13 57 24 68⟧
        BACS details: ⟦bank:40-50-60⟧ / ⟦bank:13572468⟧
        Building society roll number: ⟦bank:D/12345678-9⟧
        IBAN ⟦bank:GB29 NWBK 6016 1331 9268 19⟧
        IBAN: ⟦bank:GB82WEST12345698765432⟧
        Card number ⟦bank:4111 1111 1111 1111⟧
        Debit card: ⟦bank:5555555555554444⟧ exp 04/27
        Sort code and account number of the direct payment account:
        Sort code: __ - __ - __ Account number: ________
        The account number has eight digits and the sort code six
        Opening hours 10-12-14
        Utility account number 1357246800
        Electricity account: see the bill
        Order number 13572468, 3 packs
        Batch 405060 expires 10/26
        Score 40-50-60
        Measure 40 50 60 cm
        Time sheet total 13572
        Account for every pound that you spend
        Return to: ⟦post:The Cottage, Mill Lane⟧, Anytown, ⟦post:GU99 1AB⟧
        Address: ⟦post:Flat 12, Beacon House, 4 Beacon Street⟧, ⟦post:NE99 2AD⟧
        My address is ⟦post:31 Primrose Hill⟧
        I live at ⟦post:8 Weavers Close⟧ with mum and two cats
        Home: ⟦post:19a Station Road⟧, Littletown ⟦post:BS99 3WZ⟧
        Collection from ⟦post:102 Old Brewery Yard⟧
        Postcode: ⟦post:BS98 1TL⟧
        Post code | ⟦post:bs981tl⟧
        Address line 1: ⟦post:5 Fern Rise⟧ Town: Anytown Postcode: ⟦post:GU99 1AB⟧
        Visits happen at ⟦post:6 The Crescent⟧ each morning
        Model W6 3BD
        Class 4A 2CD workbook
        Switch SW1 2 way
        Part no. GU10 5W lamp
        Road 12 minutes' walk from the park
        One street, two lanes, three hills
        Walk to the end of the road and back
        M1 6AM pick-up
        Set E14 6 pieces
        CR2032 battery, LR44 battery
        30 Minutes close supervision
        Mobile ⟦phone:07700900513⟧
        Mob. ⟦phone:07700 900514⟧
        M: ⟦phone:07700 900 515⟧ H: ⟦phone:01632 960 078⟧ W: ⟦phone:01632 960079⟧
        Telephone number: ⟦phone:+44 7700 900516⟧
        Text ⟦phone:07700 900 517⟧ if running late
        Phone no | ⟦phone:0161 496 0234⟧
        ⟦phone:020 7946 0958⟧ ext 12
        Ring me - ⟦phone:0044 7700 900518⟧
        Contact number ⟦phone:0 7 7 0 0 9 0 0 5 1 9⟧
        NHS 111, Childline 0800 1111
        Text 60777 to vote
        ISBN 978 0 306 40615 7
        Serial 0770 0900 51 8A
        Barcode 5 012345 678900
        Dose at 0700 and 0900, then 1400
        £07.70 and £9.00
        Version 0.7700.9005
        Birthday: ⟦dob:3rd of March 1988⟧
        D.O.B: ⟦dob:03-03-1988⟧
        Date of birth (dd/mm/yyyy) | ⟦dob:03/03/1988⟧
        Born: ⟦dob:3 Mar 88⟧
        He was born in Anytown on ⟦dob:3 March 1988⟧
        DOB: ⟦dob:1988-03-03⟧
        Date of birth: dd / mm / yyyy
        Date of birth of the child (for the school form)
        Born to run: a book, 3 May 2016
        Start date 03/03/2024
        Last seizure 3 March 2025, lasted 4 minutes
        NI number: ⟦ni:QQ 12 34 56 A⟧
        N.I. No. ⟦ni:QQ123456B⟧
        National Insurance no | ⟦ni:QQ 12 34 56 C⟧
        NINO ⟦ni:QQ-12-34-56-D⟧
        NI contributions are 13.8% or nil
        NHS no. ⟦nhs:9990412871⟧
        NHS #: ⟦nhs:999-041-2871⟧
        N H S number ⟦nhs:999 041 2871⟧
        Hospital number 1234567, ward 4
        Write to ⟦email:claire.whitlock@example.org⟧ by Friday
        E-mail: ⟦email:g.llewellyn99@example.co.uk⟧
        ⟦email:tomasz_n@example.com⟧ is my address for payslips
        Twitter @anytowncarers, web example.org
        """;
}
