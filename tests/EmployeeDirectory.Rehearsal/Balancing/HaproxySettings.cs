using System.Globalization;

namespace EmployeeDirectory.Rehearsal.Balancing;

/// <summary>As close as it comes to the balancer that deploy/application.yaml makes.</summary>
internal static class HaproxySettings
{
    public const string Fleet = "fleet";
    public const string InstanceHeader = "X-Instance";

    /// <summary>
    /// What was refused before anything was sent goes to another instance, so that only what is under way is lost with one. No
    /// connection is used twice: where one is, HAProxy has the browser repeat a lost request by itself, instead of answering 502.
    /// </summary>
    public static string For(int port, string pem, string socket, IReadOnlyList<string> slots) => string.Create(CultureInfo.InvariantCulture, $$"""
        global
            maxconn 1000
            log stdout format raw local0
            stats socket {{socket}} mode 600 level admin

        defaults
            mode http
            log global
            option httplog
            option httpclose
            option forwardfor
            option redispatch 1
            retries 3
            timeout connect 10s
            timeout client 60s
            timeout server 60s
            timeout check 5s

        frontend site
            bind 127.0.0.1:{{port}} ssl crt {{pem}}
            http-request set-header X-Forwarded-Proto https
            http-request set-header X-Amzn-Trace-Id 'Root=1-%[uuid(),regsub("-","",g),regsub("^(.{8})","\1-")]'
            http-after-response set-header {{InstanceHeader}} %s
            default_backend {{Fleet}}

        backend {{Fleet}}
            balance roundrobin
            option httpchk GET /health
            http-check expect status 200
            default-server check inter 5s fastinter 2s downinter 2s fall 3 rise 2 slowstart 5s
            {{string.Join("\n    ", slots.Select(slot => $"server {slot} 127.0.0.1:1 disabled"))}}

        """);
}
