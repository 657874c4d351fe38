using System.Globalization;
using EmployeeDirectory.Benchmarks.Search;

namespace EmployeeDirectory.Benchmarks.SignIn;

/// <summary>
/// Whether the published program's answer to a name that nobody has, or the time until it comes, differs from that to a wrong
/// password. Asked as by someone with many addresses, who stays below every limit: one attempt an address, few a name.
/// </summary>
internal static class SignInBenchmark
{
    private const double Aim = 0.1;

    /// <summary>The next one would be the last before the account is closed for a while.</summary>
    private const int MostAName = 4;

    private const int WarmUp = 20;

    public static async Task<int> RunAsync(int runs)
    {
        var folder = Directory.CreateTempSubdirectory("sign-in-");
        try
        {
            var data = Path.Combine(folder.FullName, "data");
            var program = await Publishing.PublishAsync(Path.Combine(folder.FullName, "program"));
            await using var started = await StartedProgram.StartAsync([program], ("Storage__DataFolder", data), ("Proxy__Networks", "127.0.0.0/8"));
            var link = await Tool.ReadAsync("dotnet", program, "admin-link", $"--Storage:DataFolder={data}");
            var names = (runs + WarmUp + MostAName - 1) / MostAName;
            using (var admin = await SignInPages.AcceptAsync(started.Address, link, "admin"))
                for (var name = 0; name < names; name++)
                    (await SignInPages.AcceptAsync(started.Address, await admin.InviteAsync(), Known(name))).Dispose();
            return Report(await AskAsync(started.Address, names, runs));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Known(int name) => $"known {name:000}";

    private static string Unknown(int name) => $"other {name:000}";

    /// <summary>In turns, and each first as often as the other.</summary>
    private static async Task<List<(Attempt Unknown, Attempt Wrong)>> AskAsync(string address, int names, int runs)
    {
        using var stranger = await SignInPages.OpenAsync(address);
        var pairs = new List<(Attempt Unknown, Attempt Wrong)>();
        for (var run = 0; run < runs + WarmUp; run++)
        {
            var (known, unknown) = (Known(run % names), Unknown(run % names));
            var first = await stranger.TryAsync(run % 2 == 0 ? unknown : known, 2 * run);
            var second = await stranger.TryAsync(run % 2 == 0 ? known : unknown, 2 * run + 1);
            pairs.Add(run % 2 == 0 ? (first, second) : (second, first));
        }
        return pairs[WarmUp..];
    }

    private static int Report(List<(Attempt Unknown, Attempt Wrong)> pairs)
    {
        var unknown = Latency.Percentile(pairs.Select(pair => pair.Unknown.Milliseconds), 0.5);
        var wrong = Latency.Percentile(pairs.Select(pair => pair.Wrong.Milliseconds), 0.5);
        var answers = pairs.SelectMany(pair => (string[])[pair.Unknown.Answer, pair.Wrong.Answer]).Distinct().Count();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"refused sign-ins, {pairs.Count} of each in turns"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"unknown name, median     {unknown,7:0.00} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wrong password, median   {wrong,7:0.00} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio                    {wrong / unknown,7:0.000}, aim 1 within {Aim:0.0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"different answers        {answers,4}, aim 1"));
        return Math.Abs(wrong / unknown - 1) <= Aim && answers == 1 ? 0 : 1;
    }
}
