namespace PhbResources.Documents.Tests.Privacy;

/// <summary>
/// Texts that the rules were tuned on. What is to be found stands in ⟦type:value⟧; everything else is not. <c>\n</c> ends a line,
/// <c> | </c> ends a cell. All values are made up or never issued.
/// </summary>
internal static class TuningSet
{
    public const string Lines = """
        NHS number: ⟦nhs:943 476 5919⟧
        NHS No. ⟦nhs:9434765919⟧
        ⟦name:Jo Bloggs⟧, NHS number ⟦nhs:943-476-5919⟧, lives with family
        NHS | ⟦nhs:999 000 0018⟧
        The number is ⟦nhs:９４３ ４７６ ５９１９⟧ on the card
        Number on the letter: ⟦nhs:943 476 5919⟧ (keep safe)
        NHS number\n⟦nhs:943\n476 5919⟧
        NHS no ⟦nhs:9 4 3 4 7 6 5 9 1 9⟧
        Patient's NHS number is ⟦nhs:943.476.5919⟧.
        Her number is ⟦nhs:943 476 5919⟧ and has not changed
        NHS number (10 digits): ⟦nhs:9990000387⟧
        Number with dashes ⟦nhs:999–000–0018⟧ from the letter
        NHS number: ___ ___ ____
        NHS number: 943 476 5918
        ISBN 0-306-40615-2
        ISBN 9434765919 second edition
        Invoice 9434765919 is paid
        Order number 9434765919
        Parcel tracking 9434765919
        Reference: 999 000 0018
        Serial number 9434765919 is on the hoist
        AB9434765919 is printed on the sling
        The meter reads 9434765918
        Total 1234567890 units
        Case 1111111111
        NI number: ⟦ni:QQ 12 34 56 C⟧
        NI no ⟦ni:QQ123456C⟧
        National Insurance number | ⟦ni:QQ123456A⟧
        nino: ⟦ni:qq 12 34 56 c⟧
        My national insurance is ⟦ni:QQ-12-34-56-D⟧ thanks
        ⟦ni:QQ 12 34 56 C⟧ is on the payslip
        NI ⟦ni:Q Q 1 2 3 4 5 6 C⟧
        National Insurance number: ⟦ni:QQ 123456 B⟧
        NI number: __ __ __ __ _
        Part number GB123456A
        Sling code BG123456C fits hoist 2
        Model TN123456D
        Bed ZZ 12 34 56 C
        Battery NT123456B
        Item FD123456C
        Form SA123456
        Date of birth: ⟦dob:12/03/1985⟧
        DOB ⟦dob:12.03.85⟧
        D.O.B: ⟦dob:12-03-1985⟧
        Born on ⟦dob:12 March 1985⟧ in hospital
        DOB | ⟦dob:1st January 2012⟧
        Date of birth\n⟦dob:3 Feb 2011⟧
        DOB: ⟦dob:2011-02-03⟧
        Birthday: ⟦dob:March 12, 1985⟧
        Date of birth (dd/mm/yyyy): ⟦dob:03/02/2011⟧
        Date of birth: dd/mm/yyyy
        Date of birth: __/__/____
        Start date: 12/03/1985
        Reviewed 12 March 2024
        Born before 6 April 1950 counts for the old rules
        Version of 01/02/2024
        Last changed 12.03.2024 by the team
        Invoice date 12/03/2024
        Date of birth is on the passport. Checked 12/03/2024.
        Tel: ⟦phone:01632 960 001⟧
        Phone ⟦phone:01632 960123⟧ after six
        Mobile: ⟦phone:07700 900 123⟧
        ⟦phone:07700900123⟧
        Call ⟦phone:+44 7700 900123⟧ any time
        Telephone | ⟦phone:020 7946 0123⟧
        Ring me on ⟦phone:(01632) 960 002⟧
        Mobile ⟦phone:07700-900-456⟧
        From abroad ⟦phone:+44 (0)1632 960003⟧
        Phone: ⟦phone:0161 496 0123⟧
        Text ⟦phone:０７７００ ９００１２３⟧
        Tel. ⟦phone:0044 1632 960004⟧
        Emergency contact phone | ⟦phone:07700 900 789⟧
        Tel: ____________
        Call 999 in an emergency, or 111
        Part number 01-2345-6789-01
        Item 0123-4567-89
        Order 07700900123456
        Serial 00123456789012
        Invoice 01632960001
        Version 10.0.15
        From 09:00 to 17:00 on 01/02 03 times
        £1,234.56 a month, 52 weeks
        Grid reference SU 387 148
        Grid reference SU 38700 14800
        Stock code 0207 94601
        Feed 500 ml at 0700 and 1900
        2024 2025 2026
        Email ⟦email:jo.bloggs@example.com⟧
        Write to ⟦email:j.bloggs+care@mail.example.org⟧.
        E-mail | ⟦email:JO@EXAMPLE.NET⟧
        Jo at <⟦email:jo_b@example.co.uk⟧>
        Email: ⟦email:jo＠example.com⟧
        Email: ________@________
        Follow @phbresources for news
        Meet @ 10 in the kitchen
        a@b is no address
        Postcode: ⟦post:EC1A 1BB⟧
        Postcode ⟦post:W1A 0AX⟧
        Lives near ⟦post:M1 1AE⟧ with two cats
        Postcode | ⟦post:B33 8TH⟧
        postcode: ⟦post:cr2 6xh⟧
        Address: flat above the shop, ⟦post:DN55 1PT⟧
        Home: ⟦post:SW1A1AA⟧
        Postcode:\n⟦post:EC1A\n1BB⟧
        Address: ⟦post:12 Nowhere Street⟧, Anytown
        They moved to ⟦post:4a Made Up Road⟧ last year
        Sling size M12 4XX
        Part E14 5AB of the kit
        Model B12 3CD
        Room W1A 0AX
        Size XL20 3AA
        Form P45 and P60
        Use the A12 then the M25
        Battery AA1 1AA
        Code PL1 2AB opens the locker
        Order S10 2AB
        Account number: ⟦bank:12345678⟧
        Sort code ⟦bank:12-34-56⟧ account ⟦bank:12345678⟧
        Sort code: ⟦bank:123456⟧\nAccount number: ⟦bank:87654321⟧
        Sort code | ⟦bank:12-34-56⟧
        Account no | ⟦bank:12345678⟧
        Pay into ⟦bank:12 34 56⟧ ⟦bank:12345678⟧
        IBAN ⟦bank:GB82 WEST 1234 5698 7654 32⟧
        IBAN: ⟦bank:GB29NWBK60161331926819⟧
        Card ⟦bank:4242 4242 4242 4242⟧ is for the budget
        Sort code: __-__-__ Account number: ________
        Sort code 00-00-00 account number 00000000
        Date 12-34-56 is wrong
        Invoice 12345678
        Ticket 87654321 closed
        Sizes 10-12-14 fit most
        Waist 30 32 34 in stock
        IBAN GB00 WEST 1234 5698 7654 32
        Reference 4242 4242 4242 4241
        Name: ⟦name:Jo Bloggs⟧
        Name ⟦name:Jo Bloggs⟧
        Full name: ⟦name:Jo Van Bloggs⟧
        Child's name: ⟦name:Bloggs, Jo⟧
        Name of child | ⟦name:Jo Bloggs⟧
        NOK: ⟦name:Fred Bloggs⟧ (father)
        Next of kin: ⟦name:Mrs F Bloggs⟧
        NOK ⟦name:Fred Bloggs⟧
        Signed: ⟦name:Jo Bloggs⟧
        Signed by ⟦name:J. Bloggs⟧ today
        Dear ⟦name:Mrs Bloggs⟧,
        Dear ⟦name:Jo⟧,
        Yours sincerely\n⟦name:Jo Bloggs⟧
        ⟦name:Jo Bloggs⟧ DOB ⟦dob:01/02/2012⟧
        GP: ⟦name:Dr Bloggs⟧, at the surgery
        Ask ⟦name:Mr Bloggs⟧ first
        Employee | ⟦name:Joe Bloggs⟧
        Social worker: ⟦name:Jane Doe⟧
        Name: ⟦name:JO BLOGGS⟧
        Name: ⟦name:O’Bloggs, Séan⟧
        Print name: ⟦name:Jo Bloggs⟧ Date: 01/02/2024
        Name: ____________ Date: ________
        Name: Relationship: Phone:
        Name | Relationship | Phone
        Name: [your name]
        Signed: ____________
        Dear Sir or Madam,
        Dear Colleague,
        Dear All,
        Employee: the person who works for you
        Name of medicine: Paracetamol
        Name of organisation: Anytown Trust
        School name: Anytown Primary
        Medication name | Baclofen
        Manager: see page 2
        PA: Monday to Friday
        Employer: You
        Signature of employer: Date:
        Carer: Night Shift
        Contact: Adult Social Care Team
        Next of Kin Details
        Personal Assistant Job Description
        The Care Act 2014 says that councils must assess
        """;
}
