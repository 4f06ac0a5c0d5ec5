namespace PhbResources.Web.DeliveryApi;

/// <summary>A request that cannot be answered as it is. The words of the first three are Umbraco's.</summary>
internal sealed class DeliveryProblem(int status, string title, string detail) : Exception(detail)
{
    public int Status => status;

    public string Title => title;

    public static DeliveryProblem UnknownFilter() => new(StatusCodes.Status400BadRequest, "Filter option not found", "One of the attempted 'filter' options does not exist");

    public static DeliveryProblem UnknownSelector() => new(StatusCodes.Status400BadRequest, "Selector option not found", "The attempted 'fetch' option does not exist");

    public static DeliveryProblem UnknownSort() => new(StatusCodes.Status400BadRequest, "Sort option not found", "One of the attempted 'sort' options does not exist");

    public static DeliveryProblem BadNumber(string name) => new(StatusCodes.Status400BadRequest, $"'{name}' makes no sense", $"Write a whole number from 0 for '{name}', or leave it out");

    public static DeliveryProblem BadFields(string name) =>
        new(StatusCodes.Status400BadRequest, $"'{name}' makes no sense", $"Write '{name}' as names in matching brackets, such as {name}=properties[tags,files], or properties[$all]");

    public static DeliveryProblem BadDate(string value) =>
        new(StatusCodes.Status400BadRequest, "Filter value not understood", $"'{value}' is not a date. Write one such as 2026-03-01 or 2026-03-01T09:30:00Z");
}
