using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace PhbResources.Embedded.CrashWriter;

/// <summary>Publishes, uploads, removes and registers without end. Each deed is one scope, and is acknowledged when its services have returned.</summary>
internal sealed class Writer(IServiceProvider services, Random random, Action<Acknowledgement> acknowledge)
{
    private readonly IContentService _documents = services.GetRequiredService<IContentService>();
    private readonly IMediaService _media = services.GetRequiredService<IMediaService>();
    private readonly IMemberService _members = services.GetRequiredService<IMemberService>();
    private readonly ICoreScopeProvider _scopes = services.GetRequiredService<ICoreScopeProvider>();
    private readonly List<(Guid Left, Guid Right)> _pairs = [];
    private readonly List<Guid> _uploads = [];

    public void WriteWithoutEnd()
    {
        for (int number = 1; ; number++)
        {
            Acknowledgement done = random.Next(10) switch
            {
                < 2 => Pair(number),
                < 4 when _pairs.Count > 0 => Revise(number),
                4 or 5 => Upload(number),
                6 when _uploads.Count > 0 => Remove(),
                7 when _uploads.Count > 0 => TrashAndRestore(),
                _ => Register(number),
            };
            acknowledge(done);
        }
    }

    private Acknowledgement Pair(int number)
    {
        using ICoreScope scope = _scopes.CreateCoreScope();
        Guid left = Publish(New("left"), number), right = Publish(New("right"), number);
        scope.Complete();
        scope.Dispose();
        _pairs.Add((left, right));
        return new Acknowledgement(Deed.Pair, left, right.ToString());

        IContent New(string half) => _documents.Create($"{half} {Guid.NewGuid():N}", Constants.System.Root, CrashHost.Page);
    }

    private Acknowledgement Revise(int number)
    {
        (Guid left, Guid right) = _pairs[random.Next(_pairs.Count)];
        using ICoreScope scope = _scopes.CreateCoreScope();
        Publish(_documents.GetById(left)!, number);
        Publish(_documents.GetById(right)!, number);
        scope.Complete();
        scope.Dispose();
        return new Acknowledgement(Deed.Revised, left, Title(number));
    }

    private Guid Publish(IContent page, int number)
    {
        page.SetValue(CrashHost.Title, Title(number));
        CrashHost.Require(_documents.Save(page).Success && _documents.Publish(page, ["*"]).Success);
        return page.Key;
    }

    private Acknowledgement Upload(int number)
    {
        string text = $"file {number} {Guid.NewGuid()}";
        IMedia media = _media.CreateMedia($"file {Guid.NewGuid():N}.txt", Constants.System.Root, Constants.Conventions.MediaTypes.File);
        media.SetValue(services.GetRequiredService<MediaFileManager>(), services.GetRequiredService<MediaUrlGeneratorCollection>(),
            services.GetRequiredService<IShortStringHelper>(), services.GetRequiredService<IContentTypeBaseServiceProvider>(),
            Constants.Conventions.Media.File, "file.txt", new MemoryStream(Encoding.UTF8.GetBytes(text)));
        CrashHost.Require(_media.Save(media).Success);
        _uploads.Add(media.Key);
        return new Acknowledgement(Deed.Uploaded, media.Key, text);
    }

    private Acknowledgement Remove()
    {
        int index = random.Next(_uploads.Count);
        Guid key = _uploads[index];
        _uploads.RemoveAt(index);
        CrashHost.Require(_media.Delete(_media.GetById(key)!).Success);
        return new Acknowledgement(Deed.Removed, key, "");
    }

    /// <summary>The file of trashed media has another name, and gets its own back when the media is restored.</summary>
    private Acknowledgement TrashAndRestore()
    {
        Guid key = _uploads[random.Next(_uploads.Count)];
        using ICoreScope scope = _scopes.CreateCoreScope();
        CrashHost.Require(_media.MoveToRecycleBin(_media.GetById(key)!).Success);
        CrashHost.Require(_media.Move(_media.GetById(key)!, Constants.System.Root).Success);
        scope.Complete();
        scope.Dispose();
        return new Acknowledgement(Deed.Restored, key, "");
    }

    private Acknowledgement Register(int number)
    {
        string name = $"member-{Guid.NewGuid():N}";
        using ICoreScope scope = _scopes.CreateCoreScope();
        IMember member = _members.CreateMember(name, $"{name}@example.org", $"Member {number}", Constants.Conventions.MemberTypes.DefaultAlias);
        CrashHost.Require(_members.Save(member).Success);
        _members.AssignRole(member.Id, CrashHost.Group);
        scope.Complete();
        scope.Dispose();
        return new Acknowledgement(Deed.Registered, member.Key, name);
    }

    /// <summary>Titles grow, so that a check can tell a later one from an earlier one.</summary>
    private static string Title(int number) => number.ToString("D8", System.Globalization.CultureInfo.InvariantCulture);
}
