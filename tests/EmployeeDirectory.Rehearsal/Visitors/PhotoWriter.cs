using System.Net.Http.Headers;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Rehearsal.Visitors;

/// <summary>An admin who gives one person a new photo now and then.</summary>
internal sealed class PhotoWriter(Visitor visitor, Saves saves, Guid person)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private readonly Random _random = new(7);

    public Visitor Visitor => visitor;

    public async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await SaveAsync(person, stop);
            await Visitor.WaitAsync(Pause, stop);
        }
    }

    public async Task SaveAsync(Guid whose, CancellationToken stop)
    {
        var save = new Save(whose, Guid.CreateVersion7(), EmployeeField.Photo, Value: null);
        var picture = Png.Filled(120, 120, 8, Png.Rgb, [(byte)_random.Next(256), (byte)_random.Next(256), (byte)_random.Next(256)]);
        var path = $"/employees/{whose}/photo";
        if (await visitor.OpenFormAsync(Kind.PhotoForm, path, stop) is not { } form)
            return;
        await Visitor.WaitAsync(Pause, stop);
        saves.Add(save);
        do
        {
            if (!saves.Settle(save, await visitor.PostAsync(Kind.PhotoSave, path, Posted(form, save, picture))))
                return;
            await Visitor.WaitAsync(Pause, stop);
        }
        while (!stop.IsCancellationRequested);
    }

    private static MultipartFormDataContent Posted(Form form, Save save, byte[] picture)
    {
        var content = form.With(("SubmissionId", save.Submission.ToString()));
        var file = new ByteArrayContent(picture);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        content.Add(file, "\"Photo\"", "\"photo.png\"");
        return content;
    }
}
