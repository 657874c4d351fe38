using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Containers;

/// <summary>What the image holds, and what it does not.</summary>
public sealed class ImageTests(ContainerImage image)
{
    [Fact]
    public async Task Archive_HasBothProcessorsUnderThePrintedDigest()
    {
        var digest = await image.BuildAsync();
        var layout = (await Command.RunAsync("tar", "--extract", "--to-stdout", "--file", image.Archive, "index.json")).Succeeded();
        Assert.Equal(digest, Assert.Single(JsonNode.Parse(layout)!["manifests"]!.AsArray())!["digest"]!.ToString());
        Assert.InRange(new FileInfo(image.Archive).Length, 150_000_000, 200_000_000);
        var manifests = JsonNode.Parse(await InspectAsync("--raw"))!["manifests"]!.AsArray();
        Assert.Equal(["linux/amd64", "linux/arm64"], manifests.Select(manifest => $"{manifest!["platform"]!["os"]}/{manifest["platform"]!["architecture"]}"));
    }

    [Theory]
    [InlineData("amd64")]
    [InlineData("arm64")]
    public async Task Configuration_SaysHowToRunIt(string architecture)
    {
        var described = JsonNode.Parse(await InspectAsync("--override-arch", architecture, "--config"))!;
        Assert.Equal(architecture, described["architecture"]!.ToString());
        var config = described["config"]!;
        Assert.Equal("1654:1654", config["User"]!.ToString());
        Assert.Equal("/app", config["WorkingDir"]!.ToString());
        Assert.Equal(["/app/EmployeeDirectory.Web"], config["Entrypoint"]!.AsArray().Select(part => part!.ToString()));
        Assert.Equal(["8080/tcp"], config["ExposedPorts"]!.AsObject().Select(port => port.Key));
        Assert.Equal(["/data", "/tmp"], config["Volumes"]!.AsObject().Select(volume => volume.Key));
        Assert.Contains("Urls=http://*:8080", config["Env"]!.AsArray().Select(variable => variable!.ToString()));
        var head = (await Command.RunAsync("git", "rev-parse", "HEAD")).Succeeded().Trim();
        Assert.StartsWith(head, config["Labels"]!["org.opencontainers.image.revision"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("amd64")]
    [InlineData("arm64")]
    public async Task Files_AreOfTheProgramAndItsLibrariesAndOfRoot(string architecture)
    {
        var root = await image.UnpackAsync(architecture);
        var files = await FindAsync(root, "-mindepth", "1");
        Assert.Equal(["/data 1654:1654 700"], files.Where(file => !file.Contains(" 0:0 ", StringComparison.Ordinal)));
        Assert.Empty(await FindAsync(root, "-perm", "/6000"));
        Assert.Equal(["/tmp 0:0 1777"], await FindAsync(root, "-perm", "-2", "!", "-type", "l"));

        var programs = files.Select(file => file.Split(' ')[0]).Where(path => IsProgram(root + path)).ToArray();
        Assert.Equal(["/app/EmployeeDirectory.Web", "/app/createdump"], programs.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(files, file => Regex.IsMatch(file, @"bin/(\w*sh|busybox|perl|python[\d.]*|apt|apt-get|dpkg) "));
    }

    [Theory]
    [InlineData("amd64")]
    [InlineData("arm64")]
    public async Task Bill_NamesEveryPackage(string architecture)
    {
        var root = await image.UnpackAsync(architecture);
        var installed = (await Command.RunAsync("dpkg-query", "--admindir", Path.Combine(root, "var/lib/dpkg"), "--show", "--showformat", "${Package} ${Version} ${Architecture}\n"))
            .Succeeded().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(installed, package => package.StartsWith("libssl3 ", StringComparison.Ordinal));
        var bill = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(root, "app/deploy/sbom.cdx.json"), TestContext.Current.CancellationToken))!["components"]!.AsArray()
            .Select(one => Uri.UnescapeDataString(one!["purl"]!.ToString())).ToArray();
        Assert.Equal(
            installed.Select(package => package.Split(' ')).Select(package => $"pkg:deb/debian/{package[0]}@{package[1]}?arch={package[2]}&distro=debian-12"),
            bill.Where(component => component.StartsWith("pkg:deb/", StringComparison.Ordinal)));
        Assert.Contains(bill, component => component.StartsWith("pkg:nuget/NetVips.Native.linux-", StringComparison.Ordinal));
        Assert.Contains(bill, component => component.StartsWith("pkg:npm/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Roots_OfCertificates_AreWhereDotNetLooks()
    {
        var root = await image.UnpackAsync("amd64");
        Assert.Equal("/etc/ssl/certs/ca-certificates.crt", new FileInfo(Path.Combine(root, "usr/lib/ssl/cert.pem")).LinkTarget);
        var bundle = await File.ReadAllTextAsync(Path.Combine(root, "etc/ssl/certs/ca-certificates.crt"), TestContext.Current.CancellationToken);
        Assert.InRange(Regex.Count(bundle, "-----BEGIN CERTIFICATE-----"), 100, 500);
    }

    [Fact]
    public async Task Arm64_EmulatedOnItsOwnLibraries_DecodesAPhoto()
    {
        var root = await image.UnpackAsync("arm64");
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.PathOf("photo.png"), Png.Filled(300, 200, 8, Png.Rgb, [200, 80, 40]), TestContext.Current.CancellationToken);
        var worker = $"DOTNET_gcServer=0 DOTNET_gcConcurrent=0 DOTNET_TieredPGO=0 qemu-aarch64 -L {root} {root}/app/EmployeeDirectory.Web render-photo";
        var renditions = await Command.RunAsync("bash", "-o", "pipefail", "-c", $"{worker} <{folder.PathOf("photo.png")} | grep --text --count WEBP");
        Assert.NotEqual("0\n", renditions.Succeeded());
    }

    private async Task<string> InspectAsync(params string[] options)
    {
        await image.BuildAsync();
        return (await Command.RunAsync("skopeo", ["inspect", .. options, $"oci-archive:{image.Archive}"], [])).Succeeded();
    }

    /// <returns>Each file with its owners and mode.</returns>
    private static async Task<string[]> FindAsync(string root, params string[] tests) =>
        (await Command.RunAsync("find", [root, .. tests, "-printf", "/%P %U:%G %m\n"], [])).Succeeded().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether it is an ELF file, and no shared library nor the loader of them.</summary>
    private static bool IsProgram(string path)
    {
        if (Directory.Exists(path) || new FileInfo(path) is { LinkTarget: not null } || Regex.IsMatch(path, @"\.so(\.\d+)*$"))
            return false;
        using var content = File.OpenRead(path);
        var head = new byte[4];
        content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head is [0x7F, (byte)'E', (byte)'L', (byte)'F'];
    }
}
