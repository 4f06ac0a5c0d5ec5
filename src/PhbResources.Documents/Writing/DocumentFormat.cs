namespace PhbResources.Documents.Writing;

/// <summary>A file format that documents can be had in.</summary>
/// <param name="Extension">File extension without its dot, lower case; also the format's id.</param>
/// <param name="MediaType">Media type for HTTP.</param>
/// <param name="Name">Its name in words, as people know it: <c>Word</c>.</param>
/// <param name="Order">Place in a list of formats, the most asked for first.</param>
public sealed record DocumentFormat(string Extension, string MediaType, string Name, int Order);
