namespace PhbResources.Documents.Privacy;

/// <summary>Telephone numbers of the United Kingdom (Ofcom, National Telephone Numbering Plan).</summary>
internal static class PhonePlan
{
    /// <summary>Whether a number with its leading zero has a length and a beginning that the plan knows.</summary>
    public static bool Fits(string national) => national.Length switch
    {
        11 => national[0] == '0' && (national[1] is '1' or '3' or '8' or '9' || national[1] == '5' && national[2] is '5' or '6' || national[1] == '2' && national[2] is '0' or '3' or '4' or '8' or '9' || national[1] == '7' && national[2] is not '6') && national.AsSpan(1).IndexOfAnyExcept(national[1]) >= 0,
        10 => national[0] == '0' && (national[1] == '1' && national[2] is not '1' || national.AsSpan(0, 4) is "0800" or "0500") && national.AsSpan(1).IndexOfAnyExcept(national[1]) >= 0,
        _ => false,
    };

    /// <summary>Numbers that only organisations pay for or answer: 03, 05, 08 and 09.</summary>
    public static bool IsOfOrganisations(string national) => national[1] is '3' or '5' or '8' or '9';

    /// <summary>Numbers that Ofcom keeps for films and examples ("Numbers for drama").</summary>
    public static bool IsFiction(string national) =>
        national.StartsWith("07700900", StringComparison.Ordinal) || national.StartsWith("01632960", StringComparison.Ordinal) || national.StartsWith("02079460", StringComparison.Ordinal)
        || national.Length == 11 && national[1] == '1' && national.AsSpan(4).StartsWith("4960") || national.StartsWith("02890180", StringComparison.Ordinal) || national.StartsWith("02920180", StringComparison.Ordinal);

    /// <summary>Whether the groups are as people write them: an area of three to six digits first, or nothing between.</summary>
    public static bool HasShape(DigitGroups groups, int index, int count, string national)
    {
        if (count == 1) return true;
        if (groups[index].Length is < 3 or > 7 || national.Length == 11 && groups[index].Length > 8) return false;
        for (var at = index; at < index + count - 1; at++)
        {
            if (groups[at + 1].Length == 1 && count < 5) return false;
            if (groups.Gap(at) is "/" or "_" or "(" or ". " or ") (") return false;
        }

        return groups[index + count - 1].Length >= 2;
    }

    /// <summary>Whether it can be a number without its area: six to eight digits in one or two groups.</summary>
    public static bool IsLocal(DigitGroups groups, int index, int count) => count == 1 || groups.Gap(index) is " " or "-" && groups[index].Length >= 3 && groups[index + 1].Length >= 3;
}
