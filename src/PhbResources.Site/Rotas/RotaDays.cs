using PhbResources.Core.Rotas;

namespace PhbResources.Site.Rotas;

/// <summary>Days of the week to choose from.</summary>
internal static class RotaDays
{
    /// <summary>In the order of the rota's weeks.</summary>
    public static IReadOnlyList<(string Value, string Label)> Choices(Rota rota) =>
        [.. rota.Days.Select(day => (((int)day).ToString(System.Globalization.CultureInfo.InvariantCulture), RotaWords.Of(day)))];
}
