using System.Numerics;
using System.Text;

namespace PhbResources.Documents.Privacy;

/// <summary>Check digits.</summary>
internal static class Checksums
{
    /// <summary>NHS number, Modulus 11 (NHS Data Dictionary, "NHS NUMBER"): ten digits, the last one checks the others.</summary>
    public static bool IsNhsNumber(string digits)
    {
        if (digits.Length != 10 || digits.AsSpan().IndexOfAnyExcept(digits[0]) < 0) return false;
        var sum = 0;
        for (var at = 0; at < 9; at++) sum += (digits[at] - '0') * (10 - at);
        var check = 11 - sum % 11;
        return check != 10 && check % 11 == digits[9] - '0';
    }

    /// <summary>Card numbers (ISO/IEC 7812-1, annex B).</summary>
    public static bool IsLuhn(string digits)
    {
        var sum = 0;
        for (var at = 0; at < digits.Length; at++)
        {
            var digit = digits[^(at + 1)] - '0';
            if (at % 2 == 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>IBAN (ISO 13616-1): rearranged and with letters as numbers it leaves 1 when divided by 97.</summary>
    public static bool IsIban(string iban)
    {
        var number = new StringBuilder();
        foreach (var letter in iban[4..] + iban[..4])
            number.Append(char.IsAsciiDigit(letter) ? letter - '0' : char.ToUpperInvariant(letter) - 'A' + 10);
        return BigInteger.Parse(number.ToString(), System.Globalization.CultureInfo.InvariantCulture) % 97 == 1;
    }
}
