using System.Text;
using EmployeeDirectory.Imaging;
using NetVips;

namespace EmployeeDirectory.Web.Tests.Imaging;

public sealed class VipsTests : IDisposable
{
    private const string Program = "EmployeeDirectory.Web";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vips-");

    [Theory]
    [InlineData("svgload_buffer")]
    [InlineData("tiffload_buffer")]
    [InlineData("jp2kload_buffer")]
    [InlineData("uhdrload_buffer")]
    public void Load_AnotherFormat_IsBlocked(string loader)
    {
        Vips.Start();
        Assert.Throws<VipsException>(() => Operation.Call(loader, Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not a library")]
    public async Task Render_LibvipsCannotBeLoaded_IsNotThePicturesFault(string? library)
    {
        CopyProgramWith(library);
        using var renderer = Photos.Renderer(crop =>
        {
            var start = WorkerCommand.For(crop);
            start.FileName = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
            start.ArgumentList.Clear();
            start.ArgumentList.Add(Path.Combine(_folder.FullName, Program + ".dll"));
            start.ArgumentList.Add(WorkerProgram.Verb);
            return start;
        });
        var picture = new MemoryStream(Pixels.Quarters(10, 10).Saved(".png"));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => renderer.RenderAsync(picture, null, Photos.Ct));

        Assert.Contains("libvips", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void CopyProgramWith(string? library)
    {
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory, Program + ".*").Concat(Directory.GetFiles(AppContext.BaseDirectory, "*.dll")).Distinct())
            File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)));
        foreach (var native in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "runtimes"), "libvips*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder.FullName, Path.GetRelativePath(AppContext.BaseDirectory, native));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (library is not null) File.WriteAllText(copy, library);
        }
    }
}
