using System.Globalization;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Library;
using PhbResources.Search;
using PhbResources.Site.Listings;

namespace PhbResources.Site.Api;

/// <summary>A list asked for through the API, read from its address.</summary>
/// <param name="Query">The question.</param>
/// <param name="Skip">Results to pass over.</param>
/// <param name="Take">Results wanted.</param>
internal sealed record ListAsked(ListingQuery Query, int Skip, int Take)
{
    /// <summary>Most results that can be passed over.</summary>
    public const int MaxSkip = 100_000;

    public SearchRequest ToRequest() => Query.ToRequest() with { Skip = Skip, Take = Take };

    /// <summary>The same question in its one spelling.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"/api{Query.Address}#{Skip},{Take}");

    /// <summary>Reads an address; where it makes no sense, the first of the two is <c>null</c> and the second says why.</summary>
    public static (ListAsked? Asked, string Mistake) Read(ListingReader listings, IQueryCollection query, string listPath, LibrarySnapshot library)
    {
        ListingAsked list = listings.Read(query, listPath, library);
        if (list.Query is not { } asked)
            return (null, list.Mistake);
        if (!TryRead(query, "take", ListingQuery.PageSize, 1, SearchRequest.MaxTake, out int take))
            return (null, $"take is a whole number from 1 to {SearchRequest.MaxTake}.");
        return TryRead(query, "skip", (asked.Page - 1) * take, 0, MaxSkip, out int skip)
            ? (new ListAsked(asked, skip, take), "")
            : (null, $"skip is a whole number from 0 to {MaxSkip}.");
    }

    private static bool TryRead(IQueryCollection query, string name, int otherwise, int least, int most, out int number)
    {
        string text = query[name].ToString();
        number = otherwise;
        return text.Length == 0
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most);
    }
}
