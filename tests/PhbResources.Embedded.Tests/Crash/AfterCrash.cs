using Microsoft.Extensions.DependencyInjection;
using PhbResources.Embedded.CrashWriter;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Embedded.Tests.Crash;

/// <summary>What has to hold on a data folder whose writer was killed, asked of a host that was started on it.</summary>
internal sealed class AfterCrash(IServiceProvider services, string data, string where)
{
    private readonly IContentService _documents = services.GetRequiredService<IContentService>();
    private readonly IMediaService _media = services.GetRequiredService<IMediaService>();
    private readonly IMemberService _members = services.GetRequiredService<IMemberService>();
    private readonly MediaFileManager _files = services.GetRequiredService<MediaFileManager>();

    public void Verify(AcknowledgedBook book)
    {
        AcknowledgedPairsAreThere(book);
        EveryDocumentIsWhole();
        UploadsAreThere(book);
        FilesAndMediaBelongTogether();
        MembersAreThere(book);
    }

    private void AcknowledgedPairsAreThere(AcknowledgedBook book)
    {
        foreach ((Guid left, Guid right) in book.Pairs)
        {
            string? one = PublishedTitle(left), other = PublishedTitle(right);
            Assert.That(one, Is.Not.Null.And.EqualTo(other), $"both halves of {left}: {where}");
            // A revision that was under way may have been committed before the kill kept it from being acknowledged.
            if (book.Titles.TryGetValue(left, out string? acknowledged) && one is not null)
                Assert.That(string.CompareOrdinal(one, acknowledged), Is.GreaterThanOrEqualTo(0), $"revision of {left}: {where}");
        }
    }

    /// <summary>Also of what was never acknowledged: a pair is there as a whole, published, or not at all.</summary>
    private void EveryDocumentIsWhole()
    {
        IContent[] all = [.. _documents.GetRootContent()];
        Assert.That(all.Count(d => d.Name!.StartsWith("left", StringComparison.Ordinal)), Is.EqualTo(all.Count(d => d.Name!.StartsWith("right", StringComparison.Ordinal))), where);
        foreach (IContent document in all)
        {
            Assert.That(document.Published && !document.Edited, Is.True, $"{document.Name} is published: {where}");
            Assert.That(_documents.GetVersion(document.PublishedVersionId), Is.Not.Null, $"published version of {document.Name}: {where}");
            Assert.That(document.GetValue<string>(CrashHost.Title, published: true), Is.EqualTo(document.GetValue<string>(CrashHost.Title)), where);
        }
    }

    private void UploadsAreThere(AcknowledgedBook book)
    {
        int missing = 0;
        foreach ((Guid key, string text) in book.Uploads.ToList())
        {
            if (_media.GetById(key) is not { } media)
            {
                // One removal may have been committed and not acknowledged.
                Assert.That(book.MayBeRemoved, Does.Contain(key), $"media {key} is gone: {where}");
                missing++;
                book.Uploads.Remove(key);
                continue;
            }
            using Stream stream = _files.GetFile(media, out _);
            using var reader = new StreamReader(stream);
            Assert.That(reader.ReadToEnd(), Is.EqualTo(text), $"file of {key}: {where}");
        }
        Assert.That(missing, Is.LessThanOrEqualTo(1), $"media gone without an acknowledged removal: {where}");
        book.MayBeRemoved.Clear();
        foreach (Guid key in book.Removed)
            Assert.That(_media.GetById(key), Is.Null, $"removed media {key}: {where}");
    }

    private void FilesAndMediaBelongTogether()
    {
        string folder = Path.Combine(data, "media");
        string[] stored = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => "/media/" + Path.GetRelativePath(folder, file).Replace('\\', '/'))];
        string[] wanted = [.. _media.GetRootMedia().Select(media => media.GetValue<string>(Constants.Conventions.Media.File)!)];
        Assert.That(stored, Is.EquivalentTo(wanted), $"files and media: {where}");
    }

    private void MembersAreThere(AcknowledgedBook book)
    {
        foreach ((Guid key, string username) in book.Members)
            Assert.That(_members.GetByUsername(username)?.Key, Is.EqualTo(key), $"member {username}: {where}");
        int[] all = [.. _members.GetMembersByMemberType(Constants.Conventions.MemberTypes.DefaultAlias).Select(m => m.Id)];
        Assert.That(_members.GetMembersInRole(CrashHost.Group).Select(m => m.Id), Is.EquivalentTo(all), $"each member has its group: {where}");
    }

    private string? PublishedTitle(Guid key) => _documents.GetById(key)?.GetValue<string>(CrashHost.Title, published: true);
}
