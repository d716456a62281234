#include "tests/net/scriptedplatform.h"

namespace flowconsole {

QByteArray ScriptedPlatform::respond(const SeenRequest &request)
{
    if (request.target == "/login/oauth/token") {
        if (onToken) {
            return onToken(request);
        }
        const QByteArray token = "token-" + QByteArray::number(++m_tokens);
        return httpAnswer(200,
                          "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":300}");
    }
    const QByteArray token = request.header("Authorization");
    if (!token.startsWith("Bearer token-") || token.mid(13).toInt() < m_firstGoodToken) {
        return httpAnswer(401, R"({"message":"No.","code":"bad.credentials","status":401})");
    }
    return onApi(request);
}

LaunchRequest someLaunch()
{
    LaunchRequest request;
    request.id = ExecutionId(QStringLiteral("our-id"));
    request.flowId = FlowId(QStringLiteral("f-1"));
    request.inputs = JsonValue::parse(R"({"name":"Zoë","pin":"12\"34"})").value();
    request.secureNames = QStringList{QStringLiteral("pin")};
    return request;
}

} // namespace flowconsole
