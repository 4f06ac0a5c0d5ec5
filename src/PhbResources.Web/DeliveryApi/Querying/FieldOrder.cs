using System.Globalization;

namespace PhbResources.Web.DeliveryApi.Querying;

/// <summary>Compares the values of fields: dates as dates, numbers as numbers, words without regard to case.</summary>
internal sealed class FieldOrder : IComparer<object?>
{
    public static FieldOrder Instance { get; } = new();

    /// <summary>A value as one of three kinds: a date in UTC, a number or a text.</summary>
    public static object Plain(object value) => value switch
    {
        DateTime date => date.Kind == DateTimeKind.Local ? date.ToUniversalTime() : DateTime.SpecifyKind(date, DateTimeKind.Utc),
        DateTimeOffset date => date.UtcDateTime,
        bool or string => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        IConvertible number when number.GetTypeCode() is >= TypeCode.SByte and <= TypeCode.Decimal => number.ToDecimal(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    public static bool IsSame(object value, string asked) => value switch
    {
        // A day is any moment of it.
        DateTime date when FilterWords.TryDate(asked, out DateTime day) => asked.Contains(':', StringComparison.Ordinal) ? date == day : date.Date == day.Date,
        _ => Compare(value, asked) == 0,
    };

    /// <summary>Less than, equal to or greater than 0, or <c>null</c> where the two are of different kinds.</summary>
    public static int? Compare(object value, string asked) => value switch
    {
        DateTime date => FilterWords.TryDate(asked, out DateTime other) ? date.CompareTo(other) : null,
        decimal number => decimal.TryParse(asked, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal other) ? number.CompareTo(other) : null,
        string text => string.Compare(text, asked, StringComparison.OrdinalIgnoreCase),
        _ => null,
    };

    public int Compare(object? x, object? y) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (DateTime one, DateTime other) => one.CompareTo(other),
        (decimal one, decimal other) => one.CompareTo(other),
        _ => string.Compare(Convert.ToString(x, CultureInfo.InvariantCulture), Convert.ToString(y, CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase),
    };
}
