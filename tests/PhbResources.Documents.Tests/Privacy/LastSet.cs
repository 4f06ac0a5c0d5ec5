namespace PhbResources.Documents.Tests.Privacy;

/// <summary>
/// Passages out of records, letters, minutes and payslips: written without looking at the other sets after the rules had been changed for <see cref="LaterSet"/>, and measured
/// before they were changed again. Marked as those of <see cref="TuningSet"/>.
/// </summary>
internal static class LastSet
{
    public const string Lines = """
        Incident report\nPerson involved: ⟦name:Harriet Moss⟧\nReported by: ⟦name:Callum Reid⟧ (PA)
        Minutes of team meeting, present: ⟦name:Callum Reid⟧, ⟦name:Nadia Hussain⟧, apologies from the night staff
        Payslip for ⟦name:Callum Reid⟧ Tax code 1257L NI ⟦ni:QQ 22 33 44 A⟧
        INVOICE TO: ⟦name:Mrs H Moss⟧, ⟦post:27 Larkspur Way⟧, Anytown ⟦post:GU98 2XY⟧
        Statement of ⟦name:Nadia Hussain⟧, dated 2 June 2025
        Return to work interview\nEmployee name: ⟦name:Nadia Hussain⟧\nInterviewer: ⟦name:Harriet Moss⟧\nFirst day off: 3 June
        Medication chart | Name | ⟦name:Harriet Moss⟧ | DOB | ⟦dob:21/07/1974⟧ | NHS | ⟦nhs:999 222 3332⟧
        Allergies: penicillin. GP ⟦name:Dr Olumide Bankole⟧ tel ⟦phone:01632 960 311⟧
        If I have a seizure ring my husband ⟦name:Peter Moss⟧ on ⟦phone:07700 900 611⟧
        My PAs are ⟦name:Callum Reid⟧ and ⟦name:Nadia Hussain⟧.
        This is my daughter ⟦name:Poppy Moss⟧, she is seven.
        People who know me well: ⟦name:Peter Moss⟧ (husband), ⟦name:Gwen Moss⟧ (mum)
        Important contacts\nOut of hours GP 111\nNeighbour: ⟦name:Stan Wójcik⟧ ⟦phone:07700 900 612⟧
        To: ⟦name:Ms Beverley Ampofo⟧\nFrom: ⟦name:Harriet Moss⟧\nSubject: hours
        Dear Ms ⟦name:Ampofo⟧,
        With best wishes from ⟦name:Harriet Moss⟧
        Thanks,\n⟦name:Harriet⟧
        Love,\n⟦name:Gwen⟧
        Cheers\n⟦name:Callum⟧
        Signed on behalf of the employer ⟦name:Peter Moss⟧
        Signed (employee): ⟦name:Nadia Hussain⟧
        Name of employee ⟦name:Nadia Hussain⟧ Job title Personal assistant
        Date of birth of employee: ⟦dob:30 August 1999⟧
        Sickness certificate for ⟦name:Nadia Hussain⟧ from 3 June to 9 June
        Reference for ⟦name:Callum Reid⟧
        I have known ⟦name:Callum Reid⟧ for three years.
        Interview notes: candidate ⟦name:Tia Clarke⟧, score 14
        Shift handover from ⟦name:Callum Reid⟧ to ⟦name:Nadia Hussain⟧
        Supervision record\nSupervisor | ⟦name:Harriet Moss⟧\n
        Staff | ⟦name:Callum Reid⟧ | 8.00 | 14.00
        Attorney: ⟦name:Peter Moss⟧ (lasting power of attorney, health and welfare)
        Deputy for property and affairs: ⟦name:Gwen Moss⟧
        School contact: ⟦name:Miss Adebayo⟧, SENCO
        Physio: ⟦name:Joanna Lindqvist⟧ every second Tuesday
        Landlord ⟦name:Mr K Singh⟧ ⟦phone:(01632) 960312⟧
        Account name: ⟦name:H Moss⟧ Sort code ⟦bank:60-70-80⟧ Account ⟦bank:24681357⟧
        Payee | ⟦name:Callum Reid⟧ | ⟦bank:60-70-80⟧ | ⟦bank:24681357⟧
        Please pay C Reid, sort code ⟦bank:607080⟧, account number ⟦bank:24681357⟧
        Standing order: ⟦bank:60 70 80⟧ acc. ⟦bank:24681357⟧
        Moved from ⟦post:3 Old Mill Lane⟧ to ⟦post:44 Jubilee Terrace⟧ in May
        Parcel to: ⟦post:Rose Cottage, Church Road⟧, Anytown
        We live at number ⟦post:12 Kestrel Drive⟧
        Next appointment ⟦post:ME99 1AB⟧ (home visit)
        Emergency: mum's mobile ⟦phone:07700 900613⟧ dad's ⟦phone:07700 900614⟧
        WhatsApp group admin ⟦phone:+447700900615⟧
        Message me at ⟦email:poppys.mum@example.net⟧
        Payslips to ⟦email:n.hussain@example.com⟧ please
        Birth date ⟦dob:21.7.74⟧ Age 50
        BORN 21 JULY 1974? no: DATE OF BIRTH ⟦dob:21 JULY 1974⟧
        Nat Ins: ⟦ni:QQ223344B⟧
        ⟦ni:QQ 22 33 44 C⟧ (NI)
        NHS number is ⟦nhs:9992223332⟧ and the hospital one differs
        Agenda\n1. Welcome\n2. Rota for August\n3. Holiday pay\n4. Any other business
        Present: all PAs. Apologies: none.
        Team meeting, Thursday, Kitchen Table
        Person involved: (initials only)
        Handover from night staff to day staff
        Rota for Week Commencing 4 August
        Plan for Epilepsy Awareness Day
        Reference for the job of personal assistant
        Statement of Terms and Conditions
        Certificate for Moving and Handling
        Payslip for May
        Invoice to: Integrated Care Board, Finance Team
        Standing order: first of each month
        Please pay within 30 days
        Candidate: write the score in each box
        Neighbour: has a key
        Physio: passive stretches, ten each side
        School contact: term time only
        Landlord: ask before fitting a ceiling track hoist
        To: everyone\nFrom: the family\nSubject: hours
        Thanks,\nsee you Monday
        Love,\nall of us
        With best wishes from the team
        Signed (employee): ____________
        Name of employee: ____________ Job title: ____________
        Present simple and past tense
        Staff | Monday | Tuesday | Wednesday
        Employee | Early Shift | Late Shift | Waking Night
        Driver: Business Use Insurance
        Escort: Wheelchair Taxi, Ramp
        Volunteer: Gardening Club
        Manager: Service Improvement
        Therapist: Sensory Room
        Children (under 16): two adults
        Red Bag (client) stays by the door
        Baclofen Pump (patient) refill
        Blue Badge (holder) needed
        Swimming Pool (carer) free
        Monday Club (parent) meeting
        Total 24681357 steps in the year
        Reading 607080 on the meter
        Photo 24681357.jpg
        60 70 80 per minute is normal for pulse
        Pressure 60-70-80 psi
        Case 01632 opened
        Ticket 07700
        Page 12 Kestrel (bird book)
        12 Kestrel nest boxes
        3 Old blankets, 44 wipes
        Unit 3 Moving On
        Room 12 Green Door
        Level 2 Food Hygiene Certificate
        7 Day Close Observation
        24 Hour Home Way of working
        Chapter 5 The Long Walk
        """;
}
