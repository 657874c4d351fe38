using System.Collections.Concurrent;
using System.Net;
using System.Text;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Security;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Security.Fuzz;

/// <summary>The started program under requests that nobody planned for, from someone unknown, an employee and an admin at once.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 12;
    private const int RequestsARound = 560;
    private const int Seed = 4711;

    /// <summary>Megabytes that the second half may add: a few KB a request that are kept would be more.</summary>
    private const double Steady = 64;

    private static readonly Role[] Roles = [Role.Viewer, Role.Employee, Role.Admin];

    /// <summary>What it says to what it cannot read, before the program sees it.</summary>
    private static readonly HttpStatusCode[] ByTheServerItself = [HttpStatusCode.BadRequest, HttpStatusCode.RequestHeaderFieldsTooLarge];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_TwentyThousand_AreAnsweredWithoutAFaultInSteadyMemory()
    {
        using var data = new TemporaryFolder();
        var (endpoints, people, cookies) = await PrepareAsync(data);
        using var site = await DirectoryProcess.StartAsync(data, ("Storage__SampleEmployees", "40"));
        var faults = new ConcurrentQueue<string>();
        var taken = new ConcurrentDictionary<Role, int>();
        var memory = new List<double>();

        for (var round = 0; round < Rounds; round++)
        {
            await Task.WhenAll(Roles.Select(async role =>
            {
                using var visitor = Visitor(site, cookies[(role, round)]);
                var own = people[round];
                var requests = new FuzzedRequests(Seed + (round * Roles.Length) + (int)role, site.Address, endpoints, role == Role.Employee ? [own, own, people[^1]] : people[Rounds..]);
                var form = await visitor.GetPageAsync(role switch { Role.Viewer => "/sign-in", Role.Employee => $"/employees/{own}/photo", _ => "/employees/new" });
                var token = form.Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value");
                for (var i = 0; i < RequestsARound; i++)
                {
                    using var request = requests.Next(token);
                    using var answer = await visitor.SendAsync(request, Cancellation);
                    if ((int)answer.StatusCode >= 500 || !ByTheServerItself.Contains(answer.StatusCode) && !answer.Headers.Contains("Content-Security-Policy"))
                        faults.Enqueue($"{role} {round}/{i}: {request.Method} {request.RequestUri} is {answer.StatusCode}");
                    if (request.Method == HttpMethod.Post && answer.StatusCode == HttpStatusCode.Redirect)
                        taken.AddOrUpdate(role, 1, (_, count) => count + 1);
                }
            }));
            foreach (var line in site.Output.Split('\n').Where(line => line.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal) || line.Contains("\"LogLevel\":\"Critical\"", StringComparison.Ordinal)))
                faults.Enqueue(line);
            memory.Add(site.Memory);
            Assert.True(faults.IsEmpty, string.Join('\n', faults.Take(20)));
        }
        Assert.InRange(memory[^1] - memory[Rounds / 2], double.MinValue, Steady);
        Assert.True(taken[Role.Admin] > 50, $"Only {taken[Role.Admin]} posts of an admin got through.");
    }

    /// <summary>In the folder of a program that has ended: people, and for each round somebody of each role who is signed in.</summary>
    private static async Task<(IReadOnlyList<FuzzedEndpoint> Endpoints, List<Guid> People, Dictionary<(Role, int), string?> Cookies)> PrepareAsync(TemporaryFolder data)
    {
        await using var site = await DirectorySite.StartAsync(("Storage:DataFolder", data.Path), ("Storage:SampleEmployees", "40"));
        var people = new List<Guid>();
        await foreach (var record in site.Services.GetRequiredService<IEmployeeStore>().ReadVersionsAsync(Cancellation))
            people.Add(record.Id);
        people.Sort();
        var cookies = new Dictionary<(Role, int), string?>();
        for (var round = 0; round < Rounds; round++)
            foreach (var role in Roles)
                cookies[(role, round)] = role == Role.Viewer ? null : await site.StartSessionAsync(await site.AddAccountAsync(role, role == Role.Employee ? people[round] : null));
        return (FuzzedEndpoint.AllOf(site.Services.GetRequiredService<EndpointDataSource>(), assets: 3), people, cookies);
    }

    private static HttpClient Visitor(DirectoryProcess site, string? session)
    {
        var cookies = new CookieContainer();
        if (session is not null)
            cookies.Add(site.Address, new Cookie(SessionCookie.Scheme, session));
        return new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { BaseAddress = site.Address };
    }
}
