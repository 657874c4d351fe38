using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Operator;

/// <summary>What deploy/deploy built of this checkout and uploaded.</summary>
public sealed class ReleaseTests(DeployedDirectory directory)
{
    private const int Arm64Elf = 0xB7;
    private const int X64Elf = 0x3E;

    [Theory]
    [InlineData(DeployedDirectory.Name, "linux-x64", X64Elf)]
    [InlineData(DeployedDirectory.Chosen, "linux-arm64", Arm64Elf)]
    public async Task Archive_Uploaded_HasTheProgramForItsProcessorAndNothingElse(string stack, string platform, int machine)
    {
        await DeployAsync(stack);
        using var folder = new TemporaryFolder();
        var key = await directory.DownloadAsync(stack, folder.PathOf("archive"));
        Assert.Equal($"releases/{Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(folder.PathOf("archive"))))}.tar.gz", key);
        Assert.Contains($"RELEASE_HASH='{key.Split('/', '.')[1]}'", await directory.UserDataAsync(stack));

        var files = await UnpackAsync(folder.PathOf("archive"), folder.NewFolder("release"));
        string[] needed =
        [
            "EmployeeDirectory.Web", "libcoreclr.so", "libe_sqlite3.so", "deploy/employee-directory.service", "deploy/employee-directory.logrotate",
            "deploy/amazon-cloudwatch-agent.json", "deploy/admin-link", "deploy/sbom.cdx.json",
            "wwwroot/css/base.css", "libvips-NOTICE.txt", "libvips-THIRD-PARTY-NOTICES.md"
        ];
        Assert.Empty(needed.Except(files));
        Assert.Equal("libvips.so.42", Assert.Single(files, file => file.Contains("libvips") && !file.StartsWith("libvips-", StringComparison.Ordinal)));
        Assert.DoesNotContain(files, file => file.EndsWith("Development.json", StringComparison.Ordinal) || file.EndsWith(".xml", StringComparison.Ordinal));
        var programs = files.Select(file => (file, Elf: Machine(folder.PathOf($"release/{file}")))).Where(program => program.Elf is not null).ToArray();
        Assert.True(programs.Length > 15, $"{programs.Length} native files");
        Assert.All(programs, program => Assert.True(program.Elf == machine, program.file));
        var ours = files.Where(file => file.StartsWith("EmployeeDirectory.", StringComparison.Ordinal) && Path.GetExtension(file) is ".dll" or ".pdb").ToList();
        Assert.Equal(2 * 4, ours.Count);
        foreach (var own in ours)
            Assert.DoesNotContain(Repository.Root, System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(folder.PathOf($"release/{own}"))));
        AssertNamesEveryLibrary(JsonNode.Parse(await File.ReadAllTextAsync(folder.PathOf("release/deploy/sbom.cdx.json")))!, platform, folder.PathOf("release"));
    }

    [Fact]
    public async Task Arm64_Emulated_DecodesAPhotoAsX64Does()
    {
        Assert.SkipUnless(Directory.Exists(Places.Arm64), "There are no arm64 libraries: tests/engines/provision could not unpack them.");
        await directory.DeployChosenAsync();
        await directory.DeployAsync();
        var photo = Convert.ToBase64String(Png.Filled(300, 200, 8, Png.Rgb, [200, 80, 40]));
        Assert.Equal(await RenderAsync(DeployedDirectory.Name, photo), await RenderAsync(DeployedDirectory.Chosen, photo, "qemu-aarch64", "-L", Places.Arm64));
    }

    private async Task<string> RenderAsync(string stack, string photo, params string[] emulator)
    {
        using var folder = new TemporaryFolder();
        await directory.DownloadAsync(stack, folder.PathOf("archive"));
        await UnpackAsync(folder.PathOf("archive"), folder.NewFolder("release"));
        // As the web process starts its workers: otherwise the emulated one spends the 4 s of processor time it allows itself.
        const string Environment = "DOTNET_gcServer=0 DOTNET_gcConcurrent=0 DOTNET_TieredPGO=0 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1";
        var worker = $"env {Environment} {string.Join(' ', emulator)} {folder.PathOf("release/EmployeeDirectory.Web")} render-photo";
        var renditions = await Command.RunAsync("bash", "-o", "pipefail", "-c", $"base64 -d <<<{photo} | {worker} | base64");
        Assert.Contains("WEBP", System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(renditions.Succeeded())));
        return renditions.Output;
    }

    /// <summary>The program's own list of what it loads, which the build writes, and what it loads besides.</summary>
    private static void AssertNamesEveryLibrary(JsonNode bill, string platform, string release)
    {
        var named = bill["components"]!.AsArray().Select(one => $"{one!["name"]}/{one["version"]}").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var loaded = JsonNode.Parse(File.ReadAllText(Path.Combine(release, "EmployeeDirectory.Web.deps.json")))!["libraries"]!.AsObject()
            .Where(library => $"{library.Value!["type"]}" is "package" or "runtimepack")
            .Select(library => library.Key.Replace("runtimepack.", "", StringComparison.Ordinal)).ToArray();
        Assert.True(loaded.Length > 15, $"{loaded.Length} libraries");
        Assert.Empty(loaded.Except(named, StringComparer.OrdinalIgnoreCase));
        Assert.StartsWith($"NetVips.Native.{platform}/", Assert.Single(named, one => one.StartsWith("NetVips.Native.", StringComparison.Ordinal)));
        foreach (var other in (string[])["htmx.org", "bootstrap", "cropperjs"])
            Assert.Contains(named, one => one.StartsWith($"{other}/", StringComparison.Ordinal));
        Assert.All(bill["components"]!.AsArray(), one => Assert.Matches(@"^pkg:(nuget|npm)/\S+@\d", $"{one!["purl"]}"));
    }

    private Task<string> DeployAsync(string stack) => stack == DeployedDirectory.Name ? directory.DeployAsync() : directory.DeployChosenAsync();

    private static async Task<string[]> UnpackAsync(string archive, string folder)
    {
        await using var unzipped = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(unzipped, folder, overwriteFiles: false);
        return [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file))];
    }

    /// <summary>The processor of an ELF file, by its e_machine; null for other files.</summary>
    private static int? Machine(string file)
    {
        using var content = new BinaryReader(File.OpenRead(file));
        var head = content.ReadBytes(20);
        return head is [0x7F, (byte)'E', (byte)'L', (byte)'F', .., var low, var high] ? low + (high << 8) : null;
    }
}
