using System.Text;

namespace PhbResources.Documents.Privacy;

/// <summary>Finds NHS numbers, telephone numbers and bank details.</summary>
internal static class NumberDetector
{
    private const int LettersBetweenSortCodeAndAccount = 80;

    public static void Find(Passage passage, FindingList findings)
    {
        var sortCode = int.MinValue;
        Ibans(passage, findings);
        RollNumbers(passage, findings);
        foreach (var groups in DigitGroups.In(passage.Text))
        {
            for (var index = 0; index < groups.Count;)
            {
                // The figures of a National Insurance number are no sort code.
                if (passage.Spans(groups[index].Start, 1) is [var span] && findings.Covers(span, FindingType.NationalInsuranceNumber))
                {
                    index++;
                    continue;
                }

                var used = Nhs(passage, groups, index, findings, labelledOnly: true);
                if (used == 0) used = Card(passage, groups, index, findings);
                if (used == 0) used = Bank(passage, groups, index, findings, ref sortCode);
                if (used == 0) used = Phone(passage, groups, index, findings);
                if (used == 0) used = Nhs(passage, groups, index, findings, labelledOnly: false);
                index += Math.Max(1, used);
            }
        }
    }

    private static int Nhs(Passage passage, DigitGroups groups, int index, FindingList findings, bool labelledOnly)
    {
        var count = groups.Spanning(index, 10);
        if (count is 0 or > 10 || !IsAlone(passage, groups, index, count)) return 0;
        var digits = groups.Digits(index, count);
        if (!Checksums.IsNhsNumber(digits)) return 0;
        var start = groups[index].Start;
        var before = Surroundings.Before(passage, start);
        var label = Surroundings.LastWord(before, PrivacyRules.NhsWords);
        var thing = Surroundings.LastWord(before, PrivacyRules.ThingWords);
        var isLabelled = label >= 0 && Surroundings.LastWord(before, ["isbn", "order", "invoice", "part", "phone", "tel"]) < label;
        var isWritten = count == 3 && groups.HasShape(index, 3, 3, 4);
        if (labelledOnly && !isLabelled) return 0;
        if (!isLabelled)
        {
            if (thing >= 0 || Surroundings.HasWord(before, PrivacyRules.PhoneWords)) return 0;
            if (count > 1 && !isWritten && count != 10 || digits[0] == '0' || digits[0] < '3' && !isWritten) return 0;
            if (count == 1 && start > 0 && passage.Text[start - 1] is '/' or '=' or '#' or '£' or '$' or '+' or '.' or ',') return 0;
        }

        findings.Add(FindingType.NhsNumber, FindingLevel.MustRemove, passage, start, End(groups, index, count) - start, text => Masks.Digits(text, 3, 2));
        return count;
    }

    private static int Card(Passage passage, DigitGroups groups, int index, FindingList findings)
    {
        var count = groups.Spanning(index, 16);
        if (count is not (1 or 4) || count == 4 && !groups.HasShape(index, 4, 4, 4, 4) || !IsAlone(passage, groups, index, count)) return 0;
        var digits = groups.Digits(index, count);
        var start = groups[index].Start;
        var before = Surroundings.Before(passage, start);
        if (digits[0] is < '2' or > '6' || !Checksums.IsLuhn(digits)) return 0;
        if (!Surroundings.HasWord(before, PrivacyRules.CardWords) && (count == 1 || Surroundings.HasWord(before, PrivacyRules.ThingWords))) return 0;
        findings.Add(FindingType.BankDetails, FindingLevel.MustRemove, passage, start, End(groups, index, count) - start, text => Masks.Digits(text, 0, 4));
        return count;
    }

    /// <summary>GB, two check digits, four letters, fourteen digits, with or without spaces.</summary>
    private static void Ibans(Passage passage, FindingList findings)
    {
        const int letters = 22;
        var text = passage.Text;
        for (var at = text.IndexOf("GB", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("GB", at + 2, StringComparison.OrdinalIgnoreCase))
        {
            if (at > 0 && char.IsLetterOrDigit(text[at - 1])) continue;
            var value = new StringBuilder(letters);
            var end = at;
            for (var gap = 0; end < text.Length && value.Length < letters && gap < 2; end++)
            {
                if (char.IsAsciiLetterOrDigit(text[end])) (gap, value) = (0, value.Append(text[end]));
                else if (text[end] is ' ' or '-' or '\n') gap++;
                else break;
            }

            if (value.Length < letters || end < text.Length && char.IsLetterOrDigit(text[end])) continue;
            var iban = value.ToString();
            if (iban.AsSpan(2, 2).ContainsAnyExceptInRange('0', '9') || iban.AsSpan(8).ContainsAnyExceptInRange('0', '9') || !Checksums.IsIban(iban)) continue;
            findings.Add(FindingType.BankDetails, FindingLevel.MustRemove, passage, at, end - at, found => Masks.Digits(found, 4, 2));
        }
    }

    private static int Bank(Passage passage, DigitGroups groups, int index, FindingList findings, ref int sortCode)
    {
        var start = groups[index].Start;
        var pairs = groups.HasShape(index, 2, 2, 2) && groups.Gap(index).SequenceEqual(groups.Gap(index + 1)) && groups.Gap(index) is "-" or " " or " - ";
        var inGroups = groups.Spanning(index, 8);
        if (!pairs && groups[index].Length is not (6 or 8) && inGroups == 0) return 0;
        var before = Surroundings.Before(passage, start);
        if (pairs || groups[index].Length == 6)
        {
            var count = pairs ? 3 : 1;
            var isLabelled = Surroundings.LastWord(before, PrivacyRules.SortCodeWords) is >= 0 and var at && Surroundings.LastWord(before, PrivacyRules.AccountWords) <= at + 10;
            var digits = groups.Digits(index, count);
            // Alone, SC stands before the numbers of Scottish charities.
            isLabelled |= before.TrimEnd(" :.") is var said && (said.EndsWith(" sc") || said is "sort" || said.EndsWith(" sort")) && AccountFollows(passage, groups, index, count);
            if (digits.AsSpan().IndexOfAnyExcept('0') >= 0 && (isLabelled || pairs && (!Surroundings.EndsWithThing(before) || before.TrimEnd(" :.").EndsWith("standing order")) && AccountFollows(passage, groups, index, count)))
            {
                findings.Add(FindingType.BankDetails, FindingLevel.MustRemove, passage, start, End(groups, index, count) - start, text => Masks.Digits(text, 0, 2));
                sortCode = End(groups, index, count);
                return count;
            }
        }

        if (inGroups == 0 || groups.HasLineEnd(index, inGroups)) return 0;
        var used = inGroups;
        var account = groups.Digits(index, used);
        if (account.AsSpan().IndexOfAnyExcept('0') < 0 || HasLetterBeside(passage.Text, start, End(groups, index, used))) return 0;
        var isAccount = Surroundings.HasWord(before, PrivacyRules.AccountWords) && !Surroundings.HasWord(before, ["customer account", "user account", "energy", "gas", "electricity", "water"]);
        if (used > 1 && !groups.HasShape(index, 4, 4) && !IsRightAfter(before, PrivacyRules.AccountWords)) return 0;
        if (!isAccount && (used > 1 || start - sortCode > LettersBetweenSortCodeAndAccount || sortCode < 0)) return 0;
        findings.Add(FindingType.BankDetails, FindingLevel.MustRemove, passage, start, End(groups, index, used) - start, text => Masks.Digits(text, 0, 2));
        return used;
    }

    private static bool IsRightAfter(ReadOnlySpan<char> before, string[] words) => Surroundings.LastWord(before, words) is >= 0 and var at && before.Length - at < 20;

    /// <summary>A roll number of a building society: the reference that has to go with its own account's number.</summary>
    private static void RollNumbers(Passage passage, FindingList findings)
    {
        foreach (var label in (string[])["roll number", "roll no"])
        {
            for (var at = passage.Lower.IndexOf(label, StringComparison.Ordinal); at >= 0; at = passage.Lower.IndexOf(label, at + 1, StringComparison.Ordinal))
            {
                var start = at + label.Length;
                while (start < passage.Text.Length && passage.Text[start] is ' ' or ':' or '.' or '\t') start++;
                var end = start;
                while (end < passage.Text.Length && (char.IsAsciiLetterOrDigit(passage.Text[end]) || passage.Text[end] is '/' or '-')) end++;
                if (end - start is >= 6 and <= 18 && passage.Text[start..end].Count(char.IsAsciiDigit) >= 5)
                    findings.Add(FindingType.BankDetails, FindingLevel.MustRemove, passage, start, end - start, text => Masks.Digits(text, 0, 2));
            }
        }
    }

    /// <summary>Three pairs of digits are a sort code where eight digits follow soon.</summary>
    private static bool AccountFollows(Passage passage, DigitGroups groups, int index, int count)
    {
        if (index + count < groups.Count && groups[index + count].Length == 8) return true;
        var text = passage.Text;
        var end = Math.Min(text.Length, End(groups, index, count) + LettersBetweenSortCodeAndAccount);
        var digits = 0;
        for (var at = End(groups, index, count); at <= end; at++)
        {
            if (at < text.Length && char.IsAsciiDigit(text[at])) digits++;
            else if (digits == 8) return true;
            else digits = 0;
        }

        return false;
    }

    private static int Phone(Passage passage, DigitGroups groups, int index, FindingList findings)
    {
        var text = passage.Text;
        var start = groups[index].Start;
        var isAbroad = start > 0 && text[start - 1] == '+' || groups[index].Length >= 4 && text.AsSpan(start, 4) is "0044";
        if (text[start] != '0' && !isAbroad && groups[index].Length < 3) return 0;
        var before = Surroundings.Before(passage, start);
        var isLabelled = Surroundings.HasWord(before, PrivacyRules.PhoneWords);
        // In boxes, a figure in each.
        if (isLabelled && groups.HasShape(index, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1) && IsAlone(passage, groups, index, 11) && groups.Digits(index, 11) is var boxed && PhonePlan.Fits(boxed))
        {
            findings.Add(FindingType.Phone, Level(passage, start, boxed), passage, start, End(groups, index, 11) - start, found => Masks.Digits(found, 3, 2));
            return 11;
        }

        for (var count = Math.Min(groups.Count - index, 6); count > 0; count--)
        {
            var total = groups.Digits(index, count);
            if (total.Length is < 6 or > 15 || groups.HasLineEnd(index, count) && !isLabelled || !IsAlone(passage, groups, index, count)) continue;
            var national = National(total, isAbroad);
            var isPhone = national is not null && PhonePlan.Fits(national) && (isAbroad || PhonePlan.HasShape(groups, index, count, national))
                || isAbroad && national is null && text[start - 1 < 0 ? 0 : start - 1] == '+' && total.Length >= 9
                || isLabelled && total.Length is >= 6 and <= 8 && total[0] is not '0' && count <= 2 && IsRightAfterLabel(before) && PhonePlan.IsLocal(groups, index, count);
            if (!isPhone) continue;
            // "Case manager: 01632 960 001" is a number to ring; "case 01632960001" and "case number" are not.
            if (!isLabelled && !isAbroad && (count == 1 ? Surroundings.HasWord(before, PrivacyRules.ThingWords) : Surroundings.EndsWithThing(before))) return 0;
            var from = isAbroad && text[start - 1 < 0 ? 0 : start - 1] == '+' ? start - 1 : start > 0 && text[start - 1] == '(' ? start - 1 : start;
            findings.Add(FindingType.Phone, Level(passage, start, national), passage, from, End(groups, index, count) - from, found => Masks.Digits(found, 3, 2));
            return count;
        }

        return 0;
    }

    private static string? National(string digits, bool isAbroad)
    {
        if (!isAbroad) return digits;
        var rest = digits.StartsWith("0044", StringComparison.Ordinal) ? digits[4..] : digits.StartsWith("44", StringComparison.Ordinal) ? digits[2..] : null;
        return rest is null ? null : rest.StartsWith('0') ? rest : "0" + rest;
    }

    private static FindingLevel Level(Passage passage, int start, string? national)
    {
        if (national is not null && PhonePlan.IsOfOrganisations(national) || Surroundings.IsExample(passage, start)) return FindingLevel.Info;
        if (national is "01234567890" or "01234567899" or "0123456789") return FindingLevel.Info;
        if (Surroundings.HasWord(Surroundings.Line(passage, start), PrivacyRules.PublicWords) && national?[1] is not '7') return FindingLevel.Info;
        return national?[1] == '7' && !PhonePlan.IsFiction(national) ? FindingLevel.MustRemove : FindingLevel.Check;
    }

    private static bool IsRightAfterLabel(ReadOnlySpan<char> before) => before.TrimEnd() is [.., ':' or '.' or 'l' or 'e' or 'o' or 'b'] or [.., 'r'] && Surroundings.LastWord(before, PrivacyRules.PhoneWords) >= before.Length - 20;

    /// <summary>Whether no letter or further digit sticks to it, and it is no part of a longer number.</summary>
    private static bool IsAlone(Passage passage, DigitGroups groups, int index, int count)
    {
        var text = passage.Text;
        int start = groups[index].Start, end = End(groups, index, count);
        if (HasLetterBeside(text, start, end)) return false;
        if (index > 0 && groups.Gap(index - 1) is "-" or "." or "/" or "_") return false;
        return index + count >= groups.Count || groups.Gap(index + count - 1) is not ("-" or "." or "/" or "_");
    }

    private static bool HasLetterBeside(string text, int start, int end) =>
        start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '-' or '_' && start > 1 && char.IsLetterOrDigit(text[start - 2]))
        || end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]));

    private static int End(DigitGroups groups, int index, int count) => groups[index + count - 1].Start + groups[index + count - 1].Length;
}
