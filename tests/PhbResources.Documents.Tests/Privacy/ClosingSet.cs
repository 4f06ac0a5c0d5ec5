namespace PhbResources.Documents.Tests.Privacy;

/// <summary>
/// Passages written after the rules had been changed for <see cref="LastSet"/>, and not looked at while they were: what the check can be expected to find in files that it does
/// not know. Marked as those of <see cref="TuningSet"/>.
/// </summary>
internal static class ClosingSet
{
    public const string Lines = """
        Night care plan\nFor: ⟦name:Yusuf Demir⟧\nAuthor: ⟦name:Aylin Demir⟧
        ⟦name:Yusuf Demir⟧ likes to sleep on his left side.
        When ⟦name:Aylin Demir⟧ is away, ring ⟦name:Femi Oyelaran⟧ on ⟦phone:07700 900 721⟧.
        Responsible adult | ⟦name:Aylin Demir⟧
        Staff on shift: ⟦name:Femi Oyelaran⟧, ⟦name:Zuzanna Wrona⟧
        Medication given by ⟦name:Zuzanna Wrona⟧ at 21:00
        Checked by: ⟦name:Z. Wrona⟧
        Trained by ⟦name:Nurse Achterberg⟧, competent from 4 May
        Training record for ⟦name:Zuzanna Wrona⟧
        Consent given by: ⟦name:Aylin Demir⟧ (mother)
        Emergency contacts\n1. ⟦name:Aylin Demir⟧ - ⟦phone:07700 900 722⟧\n2. ⟦name:Mehmet Demir⟧ - ⟦phone:07700 900 723⟧
        Epilepsy nurse: ⟦name:Siobhan Kearney⟧, ⟦phone:01632 960 511⟧
        Wheelchair services: ask for ⟦name:Darren Pike⟧
        Budget holder ⟦name:Aylin Demir⟧
        Worker's full name | ⟦name:Femi Oyelaran⟧
        Worker's NI number | ⟦ni:QQ 55 66 77 B⟧
        Worker's bank: sort code ⟦bank:70-80-90⟧ account no ⟦bank:11223345⟧
        Home address of worker | ⟦post:18 Cedar Mews⟧, Anytown, ⟦post:LS98 2ZT⟧
        I, ⟦name:Femi Oyelaran⟧, agree to these terms.
        Between ⟦name:Aylin Demir⟧ and ⟦name:Femi Oyelaran⟧
        Signed by the worker: ⟦name:F. Oyelaran⟧
        Kind regards\n\n⟦name:Aylin Demir⟧\nMum and employer
        Warm wishes,\n⟦name:Femi⟧
        Dear ⟦name:Femi⟧ and ⟦name:Zuzanna⟧,
        Hello ⟦name:Zuzanna⟧, thank you for last night.
        Yusuf's NHS number: ⟦nhs:999 777 0013⟧
        DOB ⟦dob:17 Sept 2012⟧, weight 31 kg
        He was born ⟦dob:17/9/12⟧.
        Tel home ⟦phone:01632 960512⟧ work ⟦phone:01632 960513⟧
        Text ⟦name:Mehmet⟧ on ⟦phone:07700 900724⟧
        Email: ⟦email:aylin.demir@example.org⟧
        IBAN ⟦bank:GB33 BUKB 2020 1555 5555 55⟧
        Deliver to ⟦post:Flat 3, 18 Cedar Mews⟧
        Our road is ⟦post:Cedar Mews, LS98 2ZT⟧
        Night care plan\nFor: the person named on the front
        Author: your name, or leave it out
        Responsible adult | Write a name
        Staff on shift: at least two
        Checked by: second PA
        Trained by a registered nurse
        Training record for each task
        Emergency contacts\n1. ............\n2. ............
        Epilepsy nurse: weekdays only
        Wheelchair services: repairs and loans
        Budget holder, employer and PA each keep a copy
        I, the employee, agree to these terms.
        Between the employer and the employee
        Signed by the worker: ..............
        Warm wishes,\nEverybody here
        Dear Manager,
        Hello everyone, thank you for coming.
        Mill Road Day Centre, Green Lane Surgery
        Makaton Signs, Picture Exchange Cards
        Mickey Button change every three months
        Crohn's and Colitis, Down's Syndrome
        Great Ormond Street advice sheet
        Blue Tray, Red Tray, Yellow Lid
        Bed Rails Up, Brakes On
        Personal Independence Payment, Disability Living Allowance
        Windsor knot, Chelsea boots, Victoria sponge
        Victoria Sponge Recipe
        Jack Russell Terrier on the premises
        Sort the washing: 40-60-90 degrees
        Account for 70-80-90 per cent of cases
        """;
}
